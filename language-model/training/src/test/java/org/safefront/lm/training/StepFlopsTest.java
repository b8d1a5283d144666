package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.RopeConfig;

class StepFlopsTest {
    private static final int ROWS = 2;
    private static final int TIME = 512;
    private static final int PREDICTED = 100;

    private static final ModelConfig MODEL = new ModelConfig(
            Architecture.QWEN2,
            4096,
            1024,
            2816,
            4,
            new AttentionConfig(16, 4, 64, true, false, false),
            false,
            1e-6,
            new RopeConfig(10_000, Optional.empty()),
            true,
            TIME);

    /** Written out by hand: q and o, k and v, the feed-forward. */
    private static final double WEIGHTS = 2.0 * ROWS * TIME * (2 * 1024 * 1024 + 2 * 1024 * 256 + 3 * 1024 * 2816);
    /** Scores and mixing, of the positions that are visible. */
    private static final double ATTENTION = 2.0 * ROWS * 2 * (TIME * TIME / 2.0) * 1024;

    private static final double HEAD = 2.0 * PREDICTED * 1024 * 4096;

    @Test
    void aFullStepTakesThreeTimesTheForwardPass() {
        var flops = StepFlops.of(MODEL, Optional.empty());

        assertEquals(3 * (4 * (WEIGHTS + ATTENTION) + HEAD), flops.of(ROWS, TIME, PREDICTED), 1);
    }

    @Test
    void aLoraStepHasNoGradientsOfWeightsAndNothingBehindItsLowestLayer() {
        var middle = new LoraSettings(1, 16, false, 0, List.of("up_proj"), "middle-third");

        double forward = 4 * (WEIGHTS + ATTENTION) + HEAD;
        double backward = 3 * (WEIGHTS + 2 * ATTENTION) + HEAD;
        assertEquals(
                forward + backward, StepFlops.of(MODEL, Optional.of(middle)).of(ROWS, TIME, PREDICTED), 1);
    }
}
