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
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.fronts.fold.FactFold;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.LocalDatabase;
import org.safefront.launcher.servers.Ports;
import org.safefront.work.RecordJson;

/**
 * How long it takes from a {@code judgement.completed}, the last fact of its checkpoint, to the first {@code front.updated}
 * that the checkpoint is part of, in the whole system: a registry as it is deployed, a broker and a database on this machine,
 * facts at a steady rate. Which front that is, its {@code checkpoint.assessed} tells. Beside it stands what a record takes
 * through the same broker with nothing in between.
 */
final class FrontLatency {
    private static final RecordJson JSON = new RecordJson();
    private static final Duration POLL = Duration.ofMillis(20);
    private static final Duration START = Duration.ofMinutes(2);
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    /** Checkpoints that are told and not counted, a minute of them at 200 facts a second: young processes compile their code. */
    private static final int WARM_UP = 1200;

    private final SweepFacts sweep = new SweepFacts("latency");
    private final HeardFronts heard = new HeardFronts();

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
                List<Told> facts = facts(checkpoints);
                var listener = new Thread(() -> heard.listen(broker.bootstrapServers()), "front-listener");
                listener.start();
                tell(broker.bootstrapServers(), rate, facts);
                listener.join();
            } finally {
                registry.destroy();
                registry.waitFor();
            }
        }
        say("broker alone", heard.bare());
        say("to front.updated", heard.millis());
        Figures.say("%-18s %d, for %d facts", "fronts", heard.fronts(), checkpoints * SweepFacts.FACTS_OF_A_CHECKPOINT);
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
    private void tell(String bootstrapServers, int rate, List<Told> all) throws InterruptedException {
        try (var producer = new KafkaProducer<>(
                Map.<String, Object>of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new StringSerializer(),
                new ByteArraySerializer())) {
            long start = System.nanoTime();
            for (int i = 0; i < all.size(); i++) {
                long due = start + (long) (i * NANOS / rate);
                Thread.sleep(Math.max(0, (due - System.nanoTime()) / (long) MILLIS));
                Told told = all.get(i);
                told.judged().ifPresent(heard::judged);
                Future<RecordMetadata> unused = producer.send(told.message(), (where, failure) -> {
                    if (failure != null) {
                        throw new IllegalStateException("a fact could not be sent", failure);
                    }
                });
            }
            producer.flush();
        }
        heard.allIsTold();
    }

    /** A fact as it is sent, and the checkpoint whose front is waited for from then on, if it is the last of one. */
    private record Told(ProducerRecord<String, byte[]> message, Optional<String> judged) {}

    /** Made before the clock runs, for making them costs more than sending them. */
    private List<Told> facts(int checkpoints) {
        return IntStream.range(0, checkpoints)
                .boxed()
                .flatMap(number -> sweep.of(number).stream().map(fact -> told(fact, number)))
                .toList();
    }

    private Told told(Event fact, int number) {
        Envelope envelope = Envelope.first(
                fact, "/safefront/performance", Instant.EPOCH, sweep.request().studyId());
        var message =
                new ProducerRecord<>(EventType.of(fact).topic().address(), envelope.partitionKey(), JSON.write(fact));
        envelope.headers()
                .forEach((name, value) -> message.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        boolean last = number >= WARM_UP && fact instanceof JudgementCompleted judged && judged.axis() == Axis.SAFETY;
        return new Told(message, last ? FactFold.checkpointId(fact) : Optional.empty());
    }

    private void say(String what, List<Double> times) {
        double[] sorted =
                times.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            Figures.say("%-18s none of %d was heard", what, heard.waitedFor());
            return;
        }
        Figures.say(
                "%-18s %d of %d: median %.1f ms, p90 %.1f, p99 %.1f, largest %.1f",
                what,
                sorted.length,
                heard.waitedFor(),
                at(sorted, 0.5),
                at(sorted, 0.9),
                at(sorted, 0.99),
                sorted[sorted.length - 1]);
    }

    private static double at(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
    }
}
