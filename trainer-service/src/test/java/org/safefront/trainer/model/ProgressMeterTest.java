package org.safefront.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.lm.training.TrainingProgress;

class ProgressMeterTest {
    private static final String RUN = "ru_si7zgv3x5j5wbuabv77f2jcnxb";

    private Instant now = Instant.EPOCH;

    /** A device that makes 1,000 operations a second; of the 10 steps 4 are behind it. */
    private final ProgressMeter meter = new ProgressMeter(RUN, 4, 1000, () -> now);

    @Test
    void tellsPaceAndShareOfTheBoundSinceTheLastReportAndTheTimeThatIsLeft() {
        now = now.plusMillis(250);
        assertEquals(Optional.empty(), meter.add(step(5, 1.0, 30)));
        now = now.plusMillis(250);

        RunProgressed report = meter.add(step(6, 3.0, 10)).orElseThrow();

        // Losses are weighed by the 30 and 10 tokens they are means of.
        assertEquals(1.5, report.loss());
        assertEquals(2 * 60 / 0.5, report.tokensPerSecond());
        assertEquals(OptionalDouble.of(2 * 200 / 0.5 / 1000), report.fractionOfBound());
        assertEquals(4 * 0.25, report.etaSeconds());

        now = now.plusSeconds(1);
        assertEquals(60, meter.add(step(7, 1.0, 30)).orElseThrow().tokensPerSecond());
    }

    @Test
    void theLastStepIsAlwaysReported() {
        now = now.plusMillis(1);

        assertEquals(10, meter.add(step(10, 1.0, 30)).orElseThrow().step());
    }

    private static TrainingProgress step(int step, double loss, int trainedTokens) {
        return new TrainingProgress(1, step, 10, loss, 1, 1e-4, trainedTokens, 60, 200);
    }
}
