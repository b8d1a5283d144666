package org.safefront.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadTest {
    private final Workload workload = Workload.STANDARD;

    /** Written out by hand: the projections, the visible half of scores and mixing, the head. */
    @Test
    void countsTheMultiplicationsOfAForwardPassOnce() {
        double projections = 1024 * 1024 * 2.0 + 2 * 1024 * 256.0 + 3 * 1024 * 2816.0;
        double scoresAndMixing = 2 * (512 * 512 / 2.0) * 1024;
        double head = 512 * 1024 * 4096.0;

        assertEquals(2 * (4 * (512 * projections + scoresAndMixing) + head), workload.forwardFlops(), 1);
    }

    @Test
    void aLoraStepNeedsNoGradientsOfWeightsAndNothingBelowItsLowestLayer() {
        assertTrue(workload.smallLoraFlops() < 2 * workload.forwardFlops());
        assertTrue(workload.smallLoraFlops() > 1.5 * workload.forwardFlops());
    }

    @Test
    void theMedianIsTheMiddleOne() {
        assertEquals(2.0, ProcessorTime.median(List.of(9.0, 1.0, 2.0)));
        assertEquals(3.0, ProcessorTime.median(List.of(9.0, 1.0, 2.0, 4.0)));
    }
}
