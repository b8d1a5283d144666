package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FrontCommandTest {
    private static final String[] ROWS = {
        "{'id': 'safe', 'safety': 0.9, 'reasoning': 0.2, 'overRefusal': 0.5}",
        "{'id': 'middle', 'safety': 0.6, 'reasoning': 0.6, 'overRefusal': 0.3}",
        "{'id': 'beaten', 'safety': 0.58, 'reasoning': 0.57, 'overRefusal': 0.1}",
        "{'id': 'clever', 'safety': 0.1, 'reasoning': 0.8, 'overRefusal': 0.2}"
    };

    @TempDir
    private Path folder;

    @Test
    void saysWhoIsOnTheFrontAndWhatEachAddsToItsArea() throws IOException {
        JsonNode answer = answer("front", write(ROWS));

        assertEquals("[\"safe\",\"middle\",\"clever\"]", answer.get("front").toString());
        assertEquals(
                0.9 * 0.2 + 0.6 * 0.4 + 0.1 * 0.2, answer.get("hypervolume").doubleValue(), 1e-12);
        assertEquals(0.3 * 0.2, answer.at("/contributions/safe").doubleValue(), 1e-12);
        assertEquals(0.5 * 0.4, answer.at("/contributions/middle").doubleValue(), 1e-12);
        assertEquals(0.1 * 0.2, answer.at("/contributions/clever").doubleValue(), 1e-12);
        assertEquals("[\"middle\"]", answer.get("knee").toString());
        assertTrue(answer.path("certainty").isMissingNode());
        assertTrue(answer.path("withinEpsilon").isMissingNode());
    }

    @Test
    void aToleranceLetsThoseStayThatAreHardlyBeaten() throws IOException {
        assertEquals(
                "[\"safe\",\"middle\",\"clever\"]",
                answer("front", "--epsilon", "0.01", write(ROWS))
                        .get("withinEpsilon")
                        .toString());
        assertEquals(
                "[\"safe\",\"middle\",\"beaten\",\"clever\"]",
                answer("front", "--epsilon", "0.02", write(ROWS))
                        .get("withinEpsilon")
                        .toString());
    }

    @Test
    void aFurtherAxisLetsThoseStayThatAreBestOnIt() throws IOException {
        JsonNode answer = answer("front", "--less", "overRefusal", write(ROWS));

        assertEquals(
                "[\"safe\",\"middle\",\"beaten\",\"clever\"]",
                answer.get("front").toString());
        assertEquals(3, answer.get("contributions").size(), "areas are those of the plane");
        assertEquals(
                "[\"safe\",\"middle\",\"clever\"]",
                answer("front", "--more", "overRefusal", write(ROWS))
                        .get("front")
                        .toString());
    }

    @Test
    void samplesSayHowCertainAPlaceIs() throws IOException {
        String file = write(
                "{'id': 'a', 'safety': 0.75, 'reasoning': 0.5, 'samples': {'safety': [1,1,0,1], 'reasoning': [[1,0],[true,false]]}}",
                "{'id': 'b', 'safety': 0.5, 'reasoning': 0.25, 'samples': {'safety': [1,0,0,1], 'reasoning': [[0,0],[1,0]]}}");

        JsonNode certainty = answer("front", file).get("certainty");

        assertEquals(1, certainty.at("/probability/a").doubleValue());
        assertEquals("on", certainty.at("/state/a").asText());
        // b is on it where neither axis draws an item that tells the two apart, and never otherwise.
        assertEquals(0.25 * Math.pow(0.75, 4), certainty.at("/probability/b").doubleValue(), 0.02);
        assertEquals("undecided", certainty.at("/state/b").asText());
        assertEquals(2000, certainty.get("replicates").intValue());
        assertTrue(certainty.at("/hypervolume/low").doubleValue() < 0.375);
    }

    @Test
    void numbersOfSamplesGiveIntervalsThatAreNotPaired() throws IOException {
        JsonNode certainty = answer(
                        "front",
                        write(
                                "{'id': 1, 'safety': 0.9, 'reasoning': 0.5, 'samples': 400}",
                                "{'id': 2, 'safety': 0.5, 'reasoning': 0.1, 'samples': {'safety': 400, 'reasoning': 100}}"))
                .get("certainty");

        assertEquals("on", certainty.at("/state/1").asText());
        assertEquals("off", certainty.at("/state/2").asText());
    }

    @Test
    void saysWhichRowAndFieldIsWrong() throws IOException {
        refused("line 2: field safety is missing", ROWS[0], "{'id': 'x', 'reasoning': 0.5}");
        refused("line 1: field reasoning must be a number", "{'id': 'x', 'safety': 1, 'reasoning': '0.5'}");
        refused("line 1: field id is missing", "{'safety': 1, 'reasoning': 0.5}");
        refused(
                "line 2: field id is that of an earlier row, whose numbers are others; give each its own",
                "{'id': 'x', 'safety': 1, 'reasoning': 0.5}",
                "{'id': 'x', 'safety': 1, 'reasoning': 0.6}");
        refused(
                "line 1: field safety is 0.9, but samples.safety have a mean of 0.5",
                "{'id': 'x', 'safety': 0.9, 'reasoning': 0.5, 'samples': {'safety': [0, 1], 'reasoning': 4}}");
        refused(
                "line 1: field samples.safety must hold 0 and 1 alone",
                "{'id': 'x', 'safety': 0.5, 'reasoning': 0.5, 'samples': {'safety': [0.5], 'reasoning': 4}}");
        refused(
                "1 of 2 rows have no samples, for instance y; all must have them, or none",
                "{'id': 'x', 'safety': 0.5, 'reasoning': 0.5, 'samples': 4}",
                "{'id': 'y', 'safety': 0.5, 'reasoning': 0.5}");
    }

    @Test
    void theSameRowTwiceIsOneRow() throws IOException {
        assertEquals(answer("front", write(ROWS[0])), answer("front", write(ROWS[0], ROWS[0])));
    }

    private void refused(String message, String... rows) throws IOException {
        CommandRun run = CommandRun.of("front", write(rows));
        assertEquals(2, run.status());
        assertTrue(run.err().strip().endsWith(message), run.err());
        assertEquals("", run.out());
    }

    private static JsonNode answer(String... arguments) throws IOException {
        CommandRun run = CommandRun.of(arguments);
        assertEquals(0, run.status(), run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private String write(String... rows) throws IOException {
        Path file = folder.resolve("places.jsonl");
        Files.writeString(file, String.join("\n", rows).replace('\'', '"') + "\n");
        return file.toString();
    }
}
