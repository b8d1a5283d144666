package org.safefront.trainer.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepTimeTest {
    private Instant now = Instant.EPOCH;

    @Test
    void stepsCountAndWhatLiesBetweenThemDoesNot() {
        var time = new StepTime(Device.gpu(), () -> now);
        pass(250);
        time.step();
        pass(500);
        time.step();
        pass(60_000);
        time.goOn();
        pass(250);
        time.step();

        assertEquals(1.0, time.gpuSeconds());
    }

    @Test
    void onTheCpuItIsNone() {
        var time = new StepTime(Device.cpu(), () -> now);
        pass(250);
        time.step();

        assertEquals(0, time.gpuSeconds());
    }

    private void pass(long millis) {
        now = now.plusMillis(millis);
    }
}
