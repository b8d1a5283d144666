package org.safefront.launcher.servers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The subscriber kit against a real broker, while fronts change and the subscriber is killed. */
class SubscriberKitTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final int KILLS = 2;
    private static final List<String> OLD = List.of("st_a", "st_b");
    private static final String BORN_MEANWHILE = "st_c";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final AtomicBoolean changing = new AtomicBoolean(true);

    @TempDir
    private Path folder;

    private Path file;
    private LocalBroker broker;
    private Fronts fronts;

    @BeforeEach
    void start() throws IOException {
        file = folder.resolve("fronts.jsonl");
        broker = LocalBroker.start(folder.resolve("kafka"), Ports.free(), Ports.free());
        broker.createTopics();
        fronts = new Fronts(broker.bootstrapServers());
        for (int version = 1; version <= 20; version++) {
            OLD.forEach(fronts::next);
        }
    }

    @AfterEach
    void stop() {
        fronts.close();
        broker.close();
    }

    @Test
    void isShort() throws IOException {
        for (String name : List.of("FrontSubscriber.java", "front_subscriber.py")) {
            long lines = Files.readAllLines(SubscriberKit.FOLDER.resolve(name)).size();

            assertTrue(lines < 100, name + " has " + lines + " lines");
        }
    }

    @ParameterizedTest
    @EnumSource
    void fromTheStateOnNoVersionIsMissingAndNoneIsThereTwice(SubscriberKit kit)
            throws IOException, InterruptedException {
        requireInstalled(kit);

        followAndKill(kit, broker.bootstrapServers(), file.toString());

        Map<String, List<Long>> versions = versions();
        OLD.forEach(study -> {
            assertTrue(versions.get(study).get(0) >= 20, "it starts from the state");
            assertWhole(study, versions.get(study));
        });
        assertEquals(1, versions.get(BORN_MEANWHILE).get(0));
        assertWhole(BORN_MEANWHILE, versions.get(BORN_MEANWHILE));
    }

    @ParameterizedTest
    @EnumSource
    void fromASnapshotOnNoVersionIsMissingAndNoneIsThereTwice(SubscriberKit kit)
            throws IOException, InterruptedException {
        requireInstalled(kit);

        followAndKill(kit, broker.bootstrapServers(), file.toString(), fronts.snapshotAddress("st_a"));

        Map<String, List<Long>> versions = versions();
        assertEquals(List.of("st_a"), List.copyOf(versions.keySet()));
        assertTrue(versions.get("st_a").get(0) >= 20, "it starts from the snapshot");
        assertWhole("st_a", versions.get("st_a"));
    }

    @ParameterizedTest
    @EnumSource
    void aGapEndsIt(SubscriberKit kit) throws IOException, InterruptedException {
        requireInstalled(kit);
        Process process = kit.start(folder.resolve("errors"), broker.bootstrapServers(), file.toString());
        await(() -> Files.exists(file));

        fronts.jump("st_a", 22);

        assertTrue(process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS));
        assertNotEquals(0, process.exitValue());
        String said = errors();
        assertTrue(said.contains("st_a: version 22 after 20; begin anew with another file"), said);
    }

    /** Starts it while fronts change, kills and starts it again some times, and waits until it has all. */
    private void followAndKill(SubscriberKit kit, String... arguments) throws IOException, InterruptedException {
        var writer = new Thread(this::change, "registry");
        writer.start();
        for (int kill = 1; kill <= KILLS; kill++) {
            long before = lines().size();
            Process process = kit.start(folder.resolve("errors"), arguments);
            await(() -> lines().size() > before + 20);
            process.destroyForcibly().waitFor();
        }
        Process process = kit.start(folder.resolve("errors"), arguments);
        changing.set(false);
        writer.join();
        List<String> followed = arguments.length > 2 ? List.of("st_a") : List.of("st_a", "st_b", BORN_MEANWHILE);
        await(() -> followed.stream().allMatch(study -> lines().stream()
                .anyMatch(front -> front.path("digest").asText().equals(study + fronts.version(study)))));
        process.destroyForcibly().waitFor();
        assertEquals("", errors().replaceAll("(?m)^SLF4J.*\\n", ""));
    }

    /** Until it is told to end, and each study has something to be missed. */
    private void change() {
        for (int round = 0; changing.get() || fronts.version(BORN_MEANWHILE) < 10; round++) {
            OLD.forEach(fronts::next);
            if (round > 100) {
                fronts.next(BORN_MEANWHILE);
            }
            if (round % 7 == 0) {
                fronts.again("st_a");
                fronts.gate("st_b");
            }
            // A few hundred versions a second are enough.
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    private void assertWhole(String study, List<Long> versions) {
        assertEquals(
                LongStream.rangeClosed(versions.get(0), fronts.version(study))
                        .boxed()
                        .toList(),
                versions);
    }

    private Map<String, List<Long>> versions() {
        return lines().stream()
                .collect(Collectors.groupingBy(
                        front -> front.path("studyId").asText(),
                        Collectors.mapping(front -> front.path("version").asLong(), Collectors.toList())));
    }

    /** The fronts that it has written; of a line that is being written, nothing. */
    private List<JsonNode> lines() {
        try {
            String text = Files.exists(file) ? Files.readString(file) : "";
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(SubscriberKitTest::read)
                    .filter(line -> line.has("front"))
                    .map(line -> line.path("front"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String errors() {
        try {
            return Files.readString(folder.resolve("errors"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void requireInstalled(SubscriberKit kit) throws IOException, InterruptedException {
        assumeTrue(
                kit.isThere(),
                "SKIPPED: the subscriber kit in " + kit
                        + " was not run; apt-get install python3 python3-confluent-kafka");
    }

    private void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(System.nanoTime() < deadline, () -> "did not come about; it said: " + errors());
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
