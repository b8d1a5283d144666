package org.safefront.lm.training;

import java.util.List;

/**
 * How much a run will do, counted over the very batches that it will be made of, without a tensor.
 *
 * @param steps optimizer steps
 * @param tokens through the model, padding included
 * @param trainedTokens of completions, which are what the loss is about
 * @param flops floating-point operations by {@link StepFlops}
 */
public record TrainingWork(int steps, long tokens, long trainedTokens, double flops) {
    /**
     * Tokens of one example.
     *
     * @param prompt that are read
     * @param completion that are learned, the end token included
     */
    public record Length(int prompt, int completion) {
        private int total() {
            return prompt + completion;
        }
    }

    /**
     * Counts a run.
     *
     * @param flops of a step of it
     * @param settings its recipe
     * @param examples their lengths, in the order of the data file
     */
    public static TrainingWork of(StepFlops flops, FineTuningSettings settings, List<Length> examples) {
        BatchOrder order = settings.order(examples.size());
        var sum = new TrainingWork(settings.epochs() * order.stepsPerEpoch(), 0, 0, 0);
        for (int epoch = 0; epoch < settings.epochs(); epoch++) {
            for (List<List<Integer>> step : order.epoch(epoch)) {
                for (List<Integer> batch : step) {
                    sum = sum.with(flops, batch.stream().map(examples::get).toList());
                }
            }
        }
        return sum;
    }

    /** As {@link Batch} lays them side by side: the last token of an example is predicted, never read. */
    private TrainingWork with(StepFlops step, List<Length> batch) {
        int time = batch.stream().mapToInt(Length::total).max().orElseThrow() - 1;
        int predicted = batch.stream().mapToInt(Length::completion).sum();
        return new TrainingWork(
                steps,
                tokens + (long) batch.size() * time,
                trainedTokens + predicted,
                flops + step.of(batch.size(), time, predicted));
    }
}
