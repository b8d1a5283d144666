package org.safefront.trainer.model;

import ai.djl.Device;
import java.time.InstantSource;

/**
 * The time that the optimizer steps of an attempt take on a GPU. What lies between them, such as a checkpoint that is
 * written, is left out.
 */
final class StepTime {
    private final InstantSource clock;
    private final int gpus;
    private long began;
    private long millis;

    /** Begins with the first step; on the CPU it stays 0. */
    StepTime(Device device, InstantSource clock) {
        this.clock = clock;
        this.gpus = device.isGpu() ? 1 : 0;
        this.began = clock.millis();
    }

    /** A step has ended, and the next begins. */
    void step() {
        long now = clock.millis();
        millis += now - began;
        began = now;
    }

    /** The next step begins now. */
    void goOn() {
        began = clock.millis();
    }

    double gpuSeconds() {
        return gpus * millis / 1000.0;
    }
}
