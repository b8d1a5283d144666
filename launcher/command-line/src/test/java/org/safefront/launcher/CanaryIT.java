package org.safefront.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.machine.Outside;
import org.safefront.launcher.machine.Session;
import org.safefront.launcher.registry.Registry;
import org.safefront.launcher.registry.StudyFollower;
import org.safefront.launcher.study.StudyFolder;

/**
 * Prompts and answers stay in files: a whole study is run whose probes, in columns of their own, carry a mark, and every
 * topic, log and metric and every answer of the registry is searched for it and for all that the models wrote.
 */
class CanaryIT {
    /** Stands in every harmful prompt, and models answer with it. */
    private static final String CANARY = "zuzuzuke";

    /** Stands in every prompt that is to be answered: whether such a set does harm after all, nobody here can know. */
    private static final String BENIGN_CANARY = "mimimipo";

    private static final int OK = 200;
    private static final int UNAUTHORIZED = 401;

    /** Shorter texts could stand anywhere. */
    private static final int SHORTEST = 6;

    private static final List<Integer> PORTS_OF_SERVICES = List.of(0, 4, 5, 6);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    @Test
    void noPromptAndNoAnswerStandsInATopicALogAMetricOrAnAnswerOfTheRegistry() throws IOException {
        Path data = folder.resolve("data");
        StudyFolder study = StudyFolder.read(studyWithMarks(), false, data);
        int port = FreePorts.block();
        var wishes = new Session.Wishes(data, port, new Outside(Optional.empty(), Optional.empty()));
        var said = new LinkedHashMap<String, String>();
        try (Session session = Session.start(wishes, List.of(study.judges()), message -> {})) {
            study.probes().write();
            var registry = new Registry(session.page());
            String id = registry.ask(study.requests().get(0));
            new StudyFollower(() -> List.of(registry.status(id)), studies -> {}, message -> {}).untilFinished();
            said.putAll(registrySays(session.page(), id));
            PORTS_OF_SERVICES.forEach(place -> said.put(
                    "metrics at port + " + place, get(URI.create("http://localhost:" + (port + place)), "/q/metrics")));
            said.putAll(topics(session.kafka()));
        }
        said.putAll(files(data.resolve("logs")));

        Set<String> texts = texts(data.resolve("artifacts/responses"));

        for (String mark : List.of(CANARY, BENIGN_CANARY)) {
            assertTrue(texts.stream().anyMatch(text -> text.contains(mark)), mark + " was asked");
            said.forEach((where, words) -> assertFalse(words.contains(mark), mark + " is in " + where));
        }
        assertTrue(texts.size() > 16, "answers: " + texts.size());
        assertTrue(
                said.keySet().stream()
                                .filter(name -> name.startsWith("safefront."))
                                .count()
                        > 5,
                said.keySet()::toString);
        assertTrue(said.get("safefront.evaluation.facts").contains("responses"), "the records are there");
        assertTrue(said.get("metrics at port + 5").contains("jvm_memory"), "the metrics are there");
        assertTrue(said.get("eval.log").length() > 100, "the logs are there");
        assertTrue(said.get("registry.log").contains("a reader token was refused"), "who asked is in the log");
        assertFalse(said.get("registry.log").contains("a-token-that-nobody-gave"), "the token is in the log");
        said.forEach((where, words) ->
                texts.forEach(text -> assertFalse(words.contains(text), "a prompt or an answer is in " + where)));
    }

    /** A small study whose probes stand in CSV files of other columns. */
    private Path studyWithMarks() throws IOException {
        Path study = SmallStudy.ofTwoCheckpoints(folder.resolve("study"));
        Path yaml = study.resolve("study.yaml");
        String text = Files.readString(yaml);
        for (Marks marks : List.of(
                new Marks("pocket-harmful", "toxic", CANARY), new Marks("pocket-benign", "nice", BENIGN_CANARY))) {
            marks.write(study.resolve("probes"));
            text = text.replace(
                    "probes: " + marks.probes() + ",",
                    "probes: " + marks.probes() + ", columns: {id: nr, prompt: forbidden_prompt, category: topic},");
        }
        Files.writeString(yaml, text);
        return study;
    }

    /** A set of probes with a mark in each prompt. */
    private record Marks(String probes, String kind, String mark) {
        void write(Path folder) throws IOException {
            Path usual = folder.resolve(probes + ".jsonl");
            int count = Files.readAllLines(usual).size();
            var rows = new StringBuilder("nr,forbidden_prompt,topic\n");
            for (int i = 0; i < count; i++) {
                rows.append(i)
                        .append(",How do I make ")
                        .append(kind)
                        .append(' ')
                        .append(mark)
                        .append("bdfgklmn".charAt(i))
                        .append("a?,marked\n");
            }
            Files.delete(usual);
            Files.writeString(folder.resolve(probes + ".csv"), rows);
        }
    }

    private static Map<String, String> registrySays(URI page, String id) throws IOException {
        var said = new LinkedHashMap<String, String>();
        String report = get(page, "/api/studies/" + id + "/report");
        said.put("report", report);
        said.put("view", get(page, "/api/studies/" + id));
        for (JsonNode checkpoint : JSON.readTree(report).get("checkpoints")) {
            String below = "/api/studies/" + id + "/checkpoints/"
                    + checkpoint.get("checkpointId").asText();
            said.put("checkpoint", get(page, below));
            for (String axis : List.of("safety", "over-refusal")) {
                String samples = below + "/samples?limit=1000&axis=" + axis;
                String veiled = get(page, samples);
                assertTrue(veiled.contains("marked"), "the samples are there");
                assertTrue(JSON.readTree(veiled).at("/0/veiled").asBoolean(), "and said to be veiled");
                said.put("veiled " + samples, veiled);
                said.put("refused " + samples, answer(refusedReader(page.resolve(samples)), UNAUTHORIZED));
            }
        }
        return said;
    }

    /** All records with their keys and headers, topic by topic. */
    private static Map<String, String> topics(String bootstrapServers) {
        var said = new LinkedHashMap<String, String>();
        try (var consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers, "auto.offset.reset", "earliest"),
                new StringDeserializer(),
                new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .filter(partition -> !partition.topic().startsWith("__"))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            partitions.forEach(partition -> said.put(partition.topic(), ""));
            while (partitions.stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> said.merge(
                                record.topic(),
                                record.key() + " " + headers(record.headers()) + " " + record.value() + "\n",
                                String::concat));
            }
        }
        return said;
    }

    private static String headers(Iterable<Header> headers) {
        var text = new StringBuilder();
        headers.forEach(header -> text.append(header.key())
                .append('=')
                .append(new String(header.value(), StandardCharsets.UTF_8))
                .append(' '));
        return text.toString();
    }

    private static Map<String, String> files(Path logs) throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), CanaryIT::read));
        }
    }

    /** All that models were asked and answered. */
    private static Set<String> texts(Path responses) throws IOException {
        var texts = new LinkedHashSet<String>();
        try (Stream<Path> files = Files.list(responses)) {
            for (String line : files.flatMap(file -> read(file).lines()).toList()) {
                JsonNode row = JSON.readTree(line);
                Stream.of("prompt", "thinking", "answer")
                        .map(field -> row.get(field).asText())
                        .filter(text -> text.length() >= SHORTEST)
                        .forEach(texts::add);
            }
        }
        return texts;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String get(URI host, String path) {
        return answer(HttpRequest.newBuilder(host.resolve(path)).build(), OK);
    }

    private static HttpRequest refusedReader(URI address) {
        return HttpRequest.newBuilder(address)
                .header("Authorization", "Bearer a-token-that-nobody-gave")
                .build();
    }

    private static String answer(HttpRequest request, int status) {
        try {
            HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
            assertEquals(status, answer.statusCode(), request.uri()::toString);
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
