package org.safefront.lm.training;

import java.util.Optional;

/**
 * One recipe, in full.
 *
 * @param lora the update to train, absent to train all weights
 * @param optimizer constants of AdamW
 * @param learningRate peak of the schedule
 * @param warmupSteps optimizer steps of linear warm-up
 * @param finalLearningRate fraction of the peak at the end
 * @param epochs passes over the data
 * @param batchSize examples in one forward pass
 * @param accumulation forward passes in one optimizer step
 * @param seed of order, dropout and the update's first values
 */
public record FineTuningSettings(
        Optional<LoraSettings> lora,
        AdamWSettings optimizer,
        double learningRate,
        int warmupSteps,
        double finalLearningRate,
        int epochs,
        int batchSize,
        int accumulation,
        long seed) {
    BatchOrder order(int examples) {
        return new BatchOrder(examples, batchSize, accumulation, seed);
    }

    Schedule schedule(int totalSteps) {
        return new Schedule(learningRate, warmupSteps, totalSteps, finalLearningRate);
    }
}
