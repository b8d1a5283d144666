package org.safefront.launcher.plan;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What one recipe does on one base.
 *
 * @param recipe its name
 * @param method full or lora
 * @param epochs each with a checkpoint at its end
 * @param steps optimizer steps
 * @param tokens through the model, padding included
 * @param operations floating-point operations, as progress reports count them
 * @param trainedParameters numbers that are moved
 * @param checkpointBytes of one checkpoint
 */
public record RunPlan(
        String recipe,
        String method,
        int epochs,
        int steps,
        long tokens,
        double operations,
        long trainedParameters,
        long checkpointBytes) {
    private static final long NUMBERS_OF_A_STATE = 3;

    /** Of all its checkpoints. */
    @JsonProperty
    long diskBytes() {
        return epochs * checkpointBytes;
    }

    /**
     * What lies beside them while it runs: weights and two moments in float32 after every epoch but the last, and the state
     * before is deleted when the next is written.
     */
    @JsonProperty
    long stateBytes() {
        return NUMBERS_OF_A_STATE * Math.min(2, epochs - 1) * Float.BYTES * trainedParameters;
    }
}
