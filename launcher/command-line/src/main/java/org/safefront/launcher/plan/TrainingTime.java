package org.safefront.launcher.plan;

/**
 * How long a run trains, at least: its operations at the best rate of matrix products, and what the optimizer moves at the
 * rate of memory.
 *
 * @param rate of this machine
 * @param activationCheckpointing whether layers are computed twice
 */
record TrainingTime(MachineRate rate, boolean activationCheckpointing) {
    /** Read: weight, gradient and two moments; written: weight and two moments. */
    private static final double BYTES_A_PARAMETER = 7.0 * Float.BYTES;

    private static final double COMPUTED_AGAIN = 4.0 / 3;

    /** Seconds that a run takes at least. */
    double bound(RunPlan run) {
        return bound(run.operations(), run.steps(), run.trainedParameters());
    }

    double bound(double operations, int steps, long trainedParameters) {
        double products = operations / rate.products() * (activationCheckpointing ? COMPUTED_AGAIN : 1);
        return products + steps * BYTES_A_PARAMETER * trainedParameters / rate.memory();
    }
}
