package org.safefront.lm.training;

/**
 * What one optimizer step did.
 *
 * @param epoch from 1
 * @param step optimizer steps done, from 1
 * @param totalSteps of the run
 * @param loss mean cross entropy of a completion token, in nats
 * @param gradientNorm global norm before clipping
 * @param learningRate of this step
 * @param trainedTokens completion tokens in this step
 * @param tokens tokens through the model in this step, padding included
 * @param flops floating-point operations that it needs by arithmetic, see {@link StepFlops}
 */
public record TrainingProgress(
        int epoch,
        int step,
        int totalSteps,
        double loss,
        double gradientNorm,
        double learningRate,
        int trainedTokens,
        int tokens,
        double flops) {}
