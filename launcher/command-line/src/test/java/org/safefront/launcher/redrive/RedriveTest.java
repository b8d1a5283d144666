package org.safefront.launcher.redrive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.command.Safefront;
import org.safefront.launcher.servers.LocalBroker;
import org.safefront.launcher.servers.Ports;

/** On a real broker. */
class RedriveTest {
    private static final EventType STARTED = EventType.RUN_STARTED;
    private static final String LETTERS = Topic.REGISTRY_DEAD_LETTERS.address();
    private static final String UNREADABLE = "org.apache.kafka.common.errors.RecordDeserializationException";
    private static final Map<String, String> NOT_KNOWN =
            LetterBox.why(STARTED, UNREADABLE, "ce_type org.safefront.run.started.v1 is not known");

    @TempDir
    private Path folder;

    private LocalBroker broker;
    private LetterBox box;

    @BeforeEach
    void start() {
        broker = LocalBroker.start(folder, Ports.free(), Ports.free());
        broker.createTopics();
        box = new LetterBox(broker.bootstrapServers());
    }

    @AfterEach
    void stop() {
        box.close();
        broker.close();
    }

    @Test
    void aLetterGoesWhereItCameFromAsItWas() {
        Map<String, String> own = LetterBox.headers(STARTED);
        box.add("its key", LetterBox.value(STARTED), NOT_KNOWN, own, Map.of("traceparent", "00-1-2-01"));

        List<RedriveLine> lines = redrive();

        var expected = new HashMap<>(own);
        expected.put("traceparent", "00-1-2-01");
        expected.put("ce_attempt", "2");
        ConsumerRecord<String, String> record = box.read(Topic.TRAINING_FACTS).get(0);
        assertEquals(expected, LetterBox.headers(record));
        assertEquals("its key", record.key());
        assertEquals(LetterBox.value(STARTED), record.value());
        assertEquals(0, record.partition());
        assertEquals(RedriveLine.Action.REPUBLISHED, lines.get(0).action());
        assertEquals(FailureCode.TYPE, lines.get(0).code());
    }

    @Test
    void itGoesOnceHoweverOftenThisRuns() {
        box.add("a", LetterBox.value(STARTED), NOT_KNOWN, LetterBox.headers(STARTED));

        List<Integer> told =
                List.of(redrive().size(), redrive().size(), rehearse().size());

        assertEquals(List.of(1, 0, 0), told);
        assertEquals(1, box.read(Topic.TRAINING_FACTS).size());
    }

    @Test
    void oneThatCameBackIsAnotherLetter() {
        box.add("a", LetterBox.value(STARTED), NOT_KNOWN, LetterBox.headers(STARTED));
        redrive();
        ConsumerRecord<String, String> again = box.read(Topic.TRAINING_FACTS).get(0);
        box.add("a", again.value(), NOT_KNOWN, LetterBox.headers(again));

        redrive();

        List<String> attempts = box.read(Topic.TRAINING_FACTS).stream()
                .map(record -> LetterBox.headers(record).get("ce_attempt"))
                .toList();
        assertEquals(List.of("2", "3"), attempts);
    }

    @Test
    void aRehearsalPublishesNothing() {
        box.add("a", LetterBox.value(STARTED), NOT_KNOWN, LetterBox.headers(STARTED));

        List<RedriveLine> lines = rehearse();

        assertEquals(RedriveLine.Action.WOULD_REPUBLISH, lines.get(0).action());
        assertEquals(List.of(), box.read(Topic.TRAINING_FACTS));
        assertEquals(1, redrive().size());
    }

    static Stream<Arguments> unreadable() {
        Map<String, String> own = LetterBox.headers(STARTED);
        var other = new HashMap<>(own);
        other.put("ce_type", "org.safefront.moon.landed.v1");
        var timeless = new HashMap<>(own);
        timeless.remove("ce_time");
        String good = LetterBox.value(STARTED);
        return Stream.of(
                Arguments.of(other, good, "header ce_type: org.safefront.moon.landed.v1 is not known to this version"),
                Arguments.of(timeless, good, "header ce_time is missing"),
                Arguments.of(own, "{ not json", "its data are not JSON"),
                Arguments.of(own, "{}", "runId is missing"),
                Arguments.of(
                        own,
                        good.replaceFirst("\"attempt\":\\d+", "\"attempt\":\"1\""),
                        "attempt breaks the type of its schema"),
                Arguments.of(
                        own,
                        good.replaceFirst("\"attempt\":\\d+", "\"attempt\":0"),
                        "attempt must be at least 1, was 0"));
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void oneThatServicesWouldStillNotUnderstandStays(Map<String, String> headers, String value, String problem) {
        box.add("a", value, NOT_KNOWN, headers);

        List<RedriveLine> lines = redrive();

        assertEquals(RedriveLine.Action.LEFT, lines.get(0).action());
        assertTrue(lines.get(0).problems().contains(problem), lines::toString);
        assertEquals(List.of(), box.read(Topic.TRAINING_FACTS));
        assertEquals(1, redrive().size(), "it is found again");
    }

    @Test
    void oneOfAnUnknownPlaceStays() {
        box.add("a", LetterBox.value(STARTED), LetterBox.headers(STARTED));
        box.add(
                "b",
                LetterBox.value(STARTED),
                LetterBox.headers(STARTED),
                Map.of("dead-letter-topic", "elsewhere", "dead-letter-partition", "0"));

        List<RedriveLine> lines = redrive();

        assertTrue(lines.stream().allMatch(line -> line.action() == RedriveLine.Action.LEFT), lines::toString);
    }

    @Test
    void whatAConditionPassesOverIsFoundWithoutIt() {
        box.add("a", LetterBox.value(STARTED), NOT_KNOWN, LetterBox.headers(STARTED));
        box.add(
                "b",
                LetterBox.value(STARTED),
                LetterBox.why(STARTED, "org.safefront.work.ValueRefusedException", "ERROR: x"),
                LetterBox.headers(STARTED));

        List<String> storage = keys(redrive(Condition.of("code=STORAGE")));
        List<String> none = keys(redrive(Condition.of("code=type"), Condition.of("key=b")));
        List<String> rest = keys(redrive());

        assertEquals(List.of("b"), storage);
        assertEquals(List.of(), none);
        assertEquals(List.of("a"), rest);
    }

    @Test
    void aConditionThatNobodyCanMeetIsRefused() {
        assertEquals(
                "--where must be PROPERTY=VALUE with a property of [code, type, id, key, topic], was 'size=3'",
                assertThrows(CannotStartException.class, () -> Condition.of("size=3"))
                        .getMessage());
        assertEquals(
                "--where code must be one of [headers, type, schema, storage, other], was 'odd'",
                assertThrows(CannotStartException.class, () -> Condition.of("code=odd"))
                        .getMessage());
    }

    @Test
    void killedInTheMiddleItLosesAndDoublesNothing() throws IOException, InterruptedException {
        var ids = new HashSet<String>();
        for (int i = 0; i < 3000; i++) {
            var headers = LetterBox.headers(STARTED);
            headers.put("ce_id", "id-" + i);
            ids.add("id-" + i);
            box.add("key-" + i, LetterBox.value(STARTED), NOT_KNOWN, headers);
        }

        int before = killAfterTheFirstLine();
        int after = redrive().size();

        List<String> published = box.read(Topic.TRAINING_FACTS).stream()
                .map(record -> LetterBox.headers(record).get("ce_id"))
                .toList();
        assertTrue(before > 0 && after > 0, "it was killed between: " + before + ", " + after);
        assertEquals(ids.size(), published.size());
        assertEquals(ids, new HashSet<>(published));
    }

    /** How many letters it had published for good by then. */
    private int killAfterTheFirstLine() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Safefront.class.getName(),
                        "redrive",
                        "--topic",
                        LETTERS,
                        "--bootstrap",
                        broker.bootstrapServers())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var lines = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            assertTrue(lines.readLine().contains("\"action\":\"republished\""));
        } finally {
            process.destroyForcibly().waitFor();
        }
        return box.read(Topic.TRAINING_FACTS).size();
    }

    private List<RedriveLine> redrive(Condition... conditions) {
        var lines = new ArrayList<RedriveLine>();
        new Redrive(broker.bootstrapServers(), LETTERS, List.of(conditions)).run(lines::add);
        return lines;
    }

    private List<RedriveLine> rehearse() {
        var lines = new ArrayList<RedriveLine>();
        new Redrive(broker.bootstrapServers(), LETTERS, List.of()).rehearse(lines::add);
        return lines;
    }

    private static List<String> keys(List<RedriveLine> lines) {
        return lines.stream().map(RedriveLine::key).toList();
    }
}
