package org.safefront.performance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;
import org.safefront.work.RecordJson;

/**
 * How long it takes from a {@code judgement.completed} in Kafka to the {@code front.updated} that it causes, in the whole
 * system: a registry as it is deployed, a broker and a database on this machine, facts at a steady rate. Beside it stands what
 * a record takes through the same broker with nothing in between.
 */
final class FrontLatency {
    private static final RecordJson JSON = new RecordJson();
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration START = Duration.ofMinutes(2);
    /** Facts are on three topics: where a score was heard after the judgement, it is the score that causes the front. */
    private static final Duration QUIET = Duration.ofSeconds(5);

    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    private static final int WARM_UP = 30;

    private final SweepFacts sweep = new SweepFacts("latency");
    private final Map<String, Long> sent = new ConcurrentHashMap<>();
    private final Map<String, Double> millis = new ConcurrentHashMap<>();
    private final Map<String, Double> bare = new ConcurrentHashMap<>();
    private final AtomicBoolean done = new AtomicBoolean();

    private FrontLatency() {}

    /** Told where the registry's jar is, facts a second, and checkpoints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("safefront-performance");
        try {
            new FrontLatency()
                    .measure(
                            folder,
                            Path.of(arguments[0]),
                            Integer.parseInt(arguments[1]),
                            Integer.parseInt(arguments[2]));
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(path -> path.toFile().delete());
            }
        }
    }

    private void measure(Path folder, Path jar, int rate, int checkpoints) throws IOException, InterruptedException {
        int port = Ports.free();
        try (LocalDatabase database = LocalDatabase.start(folder.resolve("database"), Ports.free());
                LocalBroker broker = LocalBroker.start(folder.resolve("kafka"), Ports.free(), Ports.free())) {
            broker.createTopics();
            Process registry = registry(jar, folder, port, database, broker);
            try {
                awaitReady(port);
                ask(port);
                var listener = new Thread(() -> listen(broker.bootstrapServers()), "front-listener");
                listener.start();
                tell(broker.bootstrapServers(), rate, checkpoints);
                listener.join();
            } finally {
                registry.destroy();
                registry.waitFor();
            }
        }
        say("broker alone", bare);
        say("to front.updated", millis);
    }

    private static Process registry(Path jar, Path folder, int port, LocalDatabase database, LocalBroker broker)
            throws IOException {
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-jar", jar.toString());
        builder.environment()
                .putAll(Map.of(
                        "QUARKUS_HTTP_PORT", Integer.toString(port),
                        "QUARKUS_HTTP_HOST", "127.0.0.1",
                        "QUARKUS_DATASOURCE_JDBC_URL", database.jdbcUrl(),
                        "QUARKUS_DATASOURCE_USERNAME", LocalDatabase.USER,
                        "KAFKA_BOOTSTRAP_SERVERS", broker.bootstrapServers(),
                        "SAFEFRONT_ARTIFACTS", folder.resolve("artifacts").toString()));
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("registry.log").toFile())
                .start();
    }

    private static void awaitReady(int port) throws IOException, InterruptedException {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady(port)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the registry is not ready after " + START);
            }
            Thread.sleep(POLL.toMillis());
        }
    }

    private static boolean isReady(int port) throws InterruptedException {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/ready"))
                    .build();
            return HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void ask(int port) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/studies"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.write(sweep.request())))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 201) {
            throw new IllegalStateException(answer.body());
        }
    }

    /** So many facts a second, the judgement of a checkpoint the last of its ten. */
    private void tell(String bootstrapServers, int rate, int checkpoints) throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            long facts = 0;
            for (int checkpoint = 0; checkpoint < checkpoints; checkpoint++) {
                for (Event fact : sweep.of(checkpoint)) {
                    long due = start + (long) (facts++ * NANOS / rate);
                    Thread.sleep(Math.max(0, (due - System.nanoTime()) / (long) MILLIS));
                    send(producer, fact, checkpoint);
                }
            }
            producer.flush();
        }
        done.set(true);
    }

    private void send(KafkaProducer<String, byte[]> producer, Event fact, int checkpoint) {
        EventType type = EventType.of(fact);
        Envelope envelope = Envelope.first(
                fact, "/safefront/performance", Instant.EPOCH, sweep.request().studyId());
        var message = new ProducerRecord<>(type.topic().address(), envelope.partitionKey(), JSON.write(fact));
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        boolean last =
                fact instanceof JudgementCompleted judged && judged.axis() == Axis.SAFETY && checkpoint >= WARM_UP;
        if (last) {
            sent.put(envelope.id(), System.nanoTime());
        }
        Future<RecordMetadata> unused = producer.send(message, (where, failure) -> {
            if (failure != null) {
                throw new IllegalStateException("a fact could not be sent", failure);
            }
        });
    }

    /** Hears the fronts, and the judgements themselves as the bound, until all have come. */
    private void listen(String bootstrapServers) {
        try (var consumer = new KafkaConsumer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "fetch.min.bytes", 1),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = Stream.of(Topic.FRONT_FACTS, Topic.JUDGEMENT_FACTS)
                    .flatMap(topic -> consumer.partitionsFor(topic.address()).stream())
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            long quiet = System.nanoTime();
            while (!done.get() || (millis.size() < sent.size() && System.nanoTime() - quiet < QUIET.toNanos())) {
                for (ConsumerRecord<String, byte[]> heard : consumer.poll(POLL)) {
                    quiet = System.nanoTime();
                    hear(heard, quiet);
                }
            }
        }
    }

    private void hear(ConsumerRecord<String, byte[]> heard, long now) {
        boolean isFront = heard.topic().equals(Topic.FRONT_FACTS.address());
        String id = new String(
                heard.headers().lastHeader(isFront ? "ce_causationid" : "ce_id").value(), StandardCharsets.UTF_8);
        Long start = sent.get(id);
        if (start != null) {
            (isFront ? millis : bare).putIfAbsent(id, (now - start) / MILLIS);
        }
    }

    private void say(String what, Map<String, Double> times) {
        double[] sorted = times.values().stream()
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        if (sorted.length == 0) {
            Figures.say("%-18s none of %d was heard", what, sent.size());
            return;
        }
        Figures.say(
                "%-18s %d of %d: median %.1f ms, p90 %.1f, p99 %.1f, largest %.1f",
                what,
                sorted.length,
                sent.size(),
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
