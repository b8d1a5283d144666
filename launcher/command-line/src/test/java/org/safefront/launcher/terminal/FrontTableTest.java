package org.safefront.launcher.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class FrontTableTest {
    private final List<String> lines = FrontTable.lines(Studies.finished(
            Studies.checkpoint("base", 0, 0.0, 1.0, false),
            Studies.checkpoint("full-1e-4", 2, 0.5, 1.0, true),
            Studies.checkpoint("full-1e-4", 3, 0.4, 0.9, false),
            Studies.checkpoint("lora", 4, 1.0, 0.875, true)));

    @Test
    void showsTheFrontTheSafestFirstAndTheBaseForComparison() {
        assertEquals(5, lines.size());
        assertTrue(lines.get(1).endsWith("lora epoch 4"), lines.get(1));
        assertTrue(lines.get(2).endsWith("full-1e-4 epoch 2"), lines.get(2));
        assertTrue(lines.get(3).endsWith("base (not on the front)"), lines.get(3));
    }

    @Test
    void countsTheReasoningThatWasLostAgainstTheBase() {
        assertTrue(lines.get(1).contains("0.875 [0.775, 0.975]"), lines.get(1));
        assertTrue(lines.get(1).contains(" 12.5 pt "), lines.get(1));
    }

    @Test
    void endsWithWhatItComesTo() {
        assertEquals("2 of 4 checkpoints on the front, hypervolume 0.9000, 3m 05s", lines.get(4));
    }
}
