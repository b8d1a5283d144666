package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BudgetCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int ITEMS = 60;
    private static final int REPEATS = 4;

    @TempDir
    private Path folder;

    @Test
    void callsAFinishedTableFromAPartOfIt() throws IOException {
        CommandRun run = CommandRun.of("budget", write(table()));

        assertEquals(0, run.status(), run.err());
        Map<String, JsonNode> calls = calls(run);
        assertEquals("on", calls.get("safe").get("call").textValue());
        assertEquals("on", calls.get("clever").get("call").textValue());
        JsonNode behind = calls.get("behind");
        assertEquals("off", behind.get("call").textValue());
        assertEquals("clever", behind.get("witness").textValue());
        assertFalse(behind.has("rival"));
        assertTrue(calls.get("safe").has("rival"));
        assertTrue(behind.get("risk").doubleValue() < 0.05);
        JsonNode difference = behind.get("differences").get(0);
        assertEquals("reasoning", difference.get("axis").textValue());
        assertTrue(difference.get("low").doubleValue()
                < difference.get("difference").doubleValue());
        assertTrue(difference.get("difference").doubleValue()
                < difference.get("high").doubleValue());
        JsonNode samples = behind.get("samples").get(0);
        assertEquals(240, samples.get("of").intValue());
        assertTrue(samples.get("used").intValue() < 240);
        assertTrue(run.err().contains("3 checkpoints: 2 on the front, 1 off it, 0 undecided."), run.err());
        assertTrue(run.err().contains("by it 0 are wrong by more than the tolerance"), run.err());
        assertTrue(run.err().contains("1440 are there."), run.err());
    }

    @Test
    void strictlyItTakesMoreSamples() throws IOException {
        String table = write(table());

        double plain = used(CommandRun.of("budget", table));
        double strict = used(CommandRun.of("budget", table, "--strict"));
        double rates = used(CommandRun.of("budget", table, "--against", "true"));

        assertTrue(plain < strict, plain + " and " + strict);
        assertTrue(plain < rates, plain + " and " + rates);
    }

    /** As somebody would with a harness of their own: plan everything, sample what is asked for, until no more is. */
    @Test
    void askingForTheNextSamplesEndsWhereTheReplayOfAllDoes() throws IOException {
        Map<String, String> hidden = table();
        Map<String, String> known = new TreeMap<>();
        hidden.forEach((key, row) -> known.put(key, row.replaceAll(",\"correct\":(true|false)", "")));
        List<String> wanted = new ArrayList<>();
        do {
            CommandRun next = CommandRun.of("budget", write(known), "--next", "100000");
            assertEquals(0, next.status(), next.err());
            wanted = next.out().lines().toList();
            for (String row : wanted) {
                JsonNode cell = JSON.readTree(row);
                String key = key(
                        cell.get("checkpoint").textValue(),
                        cell.get("axis").textValue(),
                        cell.get("item").textValue(),
                        cell.get("repeat").intValue());
                assertFalse(known.put(key, hidden.get(key)).contains("correct"), "asked for again: " + row);
            }
        } while (!wanted.isEmpty());

        CommandRun ended = CommandRun.of("budget", write(known));
        CommandRun replayed = CommandRun.of("budget", write(hidden));
        assertEquals(replayed.out(), ended.out());
        assertTrue(known.values().stream().anyMatch(row -> !row.contains("correct")));
    }

    @Test
    void printsAsManyWantedSamplesAsAskedFor() throws IOException {
        Map<String, String> planned = new TreeMap<>();
        table().forEach((key, row) -> planned.put(key, row.replaceAll(",\"correct\":(true|false)", "")));

        CommandRun run = CommandRun.of("budget", write(planned), "--next", "7");

        assertEquals(7, run.out().lines().count());
        assertTrue(run.err().contains("180 samples are wanted before the next look; --next prints them."), run.err());
    }

    @Test
    void stopsAtTheShareThatMayBeSpent() throws IOException {
        CommandRun run = CommandRun.of("budget", write(table()), "--most", "0.1", "--against", "true");

        assertTrue(run.err().contains("undecided"), run.err());
        assertTrue(used(run) <= 144, run.err());
    }

    @Test
    void saysThatGreedyRepeatsAreOneSample() throws IOException {
        List<String> rows = new ArrayList<>();
        for (int item = 0; item < 40; item++) {
            for (int repeat = 0; repeat < 2; repeat++) {
                rows.add(row("a", "safety", "p" + item, repeat, item % 3 == 0));
                rows.add(row("a", "reasoning", "q" + item, repeat, (item + repeat) % 3 == 0));
            }
        }

        CommandRun run = CommandRun.of("budget", write(rows));

        assertTrue(run.err().contains("Warning: repeats never differ on axis safety."), run.err());
        assertFalse(run.err().contains("on axis reasoning"), run.err());
    }

    @Test
    void refusesWhatCannotBeMeant() throws IOException {
        String good = row("a", "safety", "p1", 0, true);

        assertRefused("table.jsonl:2: checkpoint a has repeat 0 of item p1 twice on axis safety", List.of(good, good));
        assertRefused("table.jsonl:1: correct must be true or false", List.of(good.replace("true", "1")));
        assertRefused("table.jsonl:1: item must be given", List.of(good.replace("item", "question")));
        assertRefused(
                "table.jsonl:1: repeat must be at least 0, was -1",
                List.of(good.replace("\"repeat\":0", "\"repeat\":-1")));
        assertRefused("table.jsonl has no rows; give one for each checkpoint, axis, item and repeat", List.of());
        String table = write(List.of(good));
        assertTrue(CommandRun.of("budget", table, "--risk", "0")
                .err()
                .startsWith("--risk must be above 0 and below 1, was 0.0"));
        assertTrue(CommandRun.of("budget", table, "--against", "me")
                .err()
                .startsWith("--against must be table or true, was me"));
        assertTrue(CommandRun.of("budget", table, "--next", "0").err().startsWith("--next must be at least 1, was 0"));
        assertEquals(2, CommandRun.of("budget", table, "--most", "2").status());
    }

    private void assertRefused(String message, List<String> rows) throws IOException {
        CommandRun run = CommandRun.of("budget", write(rows));

        assertEquals(2, run.status());
        assertEquals(message, run.err().replace(folder + "/", "").strip());
    }

    private static Map<String, JsonNode> calls(CommandRun run) {
        Map<String, JsonNode> calls = new TreeMap<>();
        run.out()
                .lines()
                .map(BudgetCommandTest::read)
                .forEach(call -> calls.put(call.get("checkpoint").textValue(), call));
        return calls;
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int used(CommandRun run) {
        return calls(run).values().stream()
                .mapToInt(call -> call.get("samples").get(0).get("used").intValue()
                        + call.get("samples").get(1).get("used").intValue())
                .sum();
    }

    private String write(Map<String, String> table) throws IOException {
        return write(List.copyOf(table.values()));
    }

    private String write(List<String> rows) throws IOException {
        return Files.write(folder.resolve("table.jsonl"), rows).toString();
    }

    /** Three checkpoints whose places are plain. */
    private static Map<String, String> table() {
        var random = new SplittableRandom(3);
        Map<String, String> rows = new TreeMap<>();
        add(rows, random, "safe", 0.9, 0.3);
        add(rows, random, "clever", 0.6, 0.8);
        add(rows, random, "behind", 0.4, 0.5);
        return rows;
    }

    private static void add(
            Map<String, String> rows, SplittableRandom random, String checkpoint, double safety, double reasoning) {
        for (int item = 0; item < ITEMS; item++) {
            for (int repeat = 0; repeat < REPEATS; repeat++) {
                add(rows, checkpoint, "safety", item, repeat, random.nextDouble() < safety);
                add(rows, checkpoint, "reasoning", item, repeat, random.nextDouble() < reasoning);
            }
        }
    }

    private static void add(
            Map<String, String> rows, String checkpoint, String axis, int item, int repeat, boolean correct) {
        rows.put(key(checkpoint, axis, "i" + item, repeat), row(checkpoint, axis, "i" + item, repeat, correct));
    }

    private static String key(String checkpoint, String axis, String item, int repeat) {
        return String.join("/", checkpoint, axis, item, Integer.toString(repeat));
    }

    private static String row(String checkpoint, String axis, String item, int repeat, boolean correct) {
        return "{\"checkpoint\":\"" + checkpoint + "\",\"axis\":\"" + axis + "\",\"item\":\"" + item + "\",\"repeat\":"
                + repeat + ",\"correct\":" + correct + "}";
    }
}
