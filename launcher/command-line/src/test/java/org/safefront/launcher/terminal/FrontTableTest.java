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
    void saysWhatReasoningWasLostAgainstTheBaseAndHowSureThePlaceIs() {
        assertTrue(lines.get(1).contains("0.875 [0.775, 0.975]"), lines.get(1));
        assertTrue(lines.get(1).contains(" 12.5 [2.5, 22.5] "), lines.get(1));
        assertTrue(lines.get(1).contains(" 0.97 "), lines.get(1));
    }

    @Test
    void namesBelowThoseThatMayBeOnItAsWell() {
        List<String> more = FrontTable.lines(Studies.finished(
                Studies.checkpoint("base", 0, 0.0, 1.0, false),
                Studies.checkpoint("lora", 4, 1.0, 0.875, true),
                Studies.undecided(Studies.checkpoint("full", 3, 0.99, 0.87, false))));

        assertEquals(5, more.size());
        assertTrue(more.get(3).endsWith("full epoch 3 (not on the front as scored, but may be)"), more.get(3));
        assertTrue(more.get(3).contains(" 0.40 "), more.get(3));
    }

    @Test
    void endsWithWhatItComesTo() {
        assertEquals("2 of 4 checkpoints on the front, hypervolume 0.9000, 3m 05s", lines.get(4));
    }
}
