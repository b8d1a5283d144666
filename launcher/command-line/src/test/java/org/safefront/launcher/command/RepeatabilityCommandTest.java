package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class RepeatabilityCommandTest {
    @Test
    void oneCheckpointSaysNothingOfTraining() throws IOException {
        CommandRun run = CommandRun.of("repeatability", "--json", run(1, 1), run(1, 2));

        JsonNode repeatability = new ObjectMapper().readTree(run.out()).get("repeatability");
        assertEquals(0, run.status(), run.err());
        // Scores 14/24 and 12/24: half the square of 1/12, one degree of freedom, t 12.706.
        assertEquals(
                Math.sqrt(0.5) / 12,
                repeatability.get("sameCheckpoint").get("deviation").doubleValue(),
                1e-12);
        assertEquals(
                12.706204736174694 / 12,
                repeatability.get("sameCheckpoint").get("range").doubleValue(),
                1e-9);
        assertTrue(repeatability.get("newTraining") == null);
        assertTrue(repeatability.get("components").get("train") == null);
        String tables = CommandRun.of("repeatability", run(1, 1), run(1, 2)).out();
        assertTrue(tables.contains("\n      >1                 0.059                 1.0  drawn anew"), tables);
        assertTrue(tables.contains("\n       -                     -                   -  trained anew"), tables);
    }

    @Test
    void holesInTheTableAreRefused() {
        CommandRun run = CommandRun.of("repeatability", run(1, 1), run(1, 2), run(2, 1));

        assertEquals(2, run.status());
        assertEquals("train seed 2 has 1 decode seeds, train seed 1 has 2; each must have as many\n", run.err());
    }

    @Test
    void seedsMustBeGiven() {
        CommandRun run = CommandRun.of("repeatability", run(1, 1), "a.jsonl");

        assertEquals(2, run.status());
        assertTrue(
                run.err().startsWith("must be TRAINSEED:DECODESEED:FILE, for instance 1:2:run.jsonl, was a.jsonl"),
                run.err());
    }

    private static String run(int train, int decode) {
        return train + ":" + decode + ":../../docs/examples/train" + train + "-decode" + decode + ".jsonl";
    }
}
