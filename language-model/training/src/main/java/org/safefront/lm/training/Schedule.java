package org.safefront.lm.training;

/**
 * The learning rate over time: linear warm-up, then half a cosine.
 *
 * @param peak highest rate
 * @param warmupSteps steps of warm-up; the first step already moves
 * @param totalSteps of the run
 * @param finalFraction of the peak that the cosine ends at
 */
public record Schedule(double peak, int warmupSteps, int totalSteps, double finalFraction) {
    /** The rate of a step, counted from 0. */
    public double at(int step) {
        if (step < warmupSteps) {
            return peak * (step + 1) / warmupSteps;
        }
        double progress = (step - warmupSteps) / (double) Math.max(1, totalSteps - warmupSteps);
        return peak * (finalFraction + (1 - finalFraction) * 0.5 * (1 + Math.cos(Math.PI * progress)));
    }
}
