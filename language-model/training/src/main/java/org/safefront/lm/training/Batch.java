package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.List;

/** Examples side by side, padded on the right. Attention is causal, so what stands behind an example cannot touch it. */
final class Batch {
    private final int rows;
    private final int time;
    private final long[] ids;
    /** Where a completion token is predicted: the position before it, counted over all rows. */
    private final long[] positions;

    private final long[] targets;

    private Batch(int rows, int time, int targets) {
        this.rows = rows;
        this.time = time;
        this.ids = new long[rows * time];
        this.positions = new long[targets];
        this.targets = new long[targets];
    }

    static Batch of(List<Example> examples) {
        // The last token of an example is predicted, never read.
        int time = examples.stream().mapToInt(Example::length).max().orElseThrow() - 1;
        int targets = examples.stream()
                .mapToInt(example -> example.completion().size())
                .sum();
        var batch = new Batch(examples.size(), time, targets);
        int filled = 0;
        for (int row = 0; row < batch.rows; row++) {
            filled = batch.fill(row, examples.get(row), filled);
        }
        return batch;
    }

    private int fill(int row, Example example, int filled) {
        for (int t = 0; t < example.length() - 1; t++) {
            ids[row * time + t] = example.token(t);
        }
        int next = filled;
        for (int t = example.prompt().size(); t < example.length(); t++) {
            positions[next] = (long) row * time + t - 1;
            targets[next] = example.token(t);
            next++;
        }
        return next;
    }

    /** Completion tokens, which are what the loss is about. */
    int trainedTokens() {
        return targets.length;
    }

    /** Tokens that pass through the model, padding included. */
    int tokens() {
        return rows * time;
    }

    /** What a step with it needs. */
    double flops(StepFlops step) {
        return step.of(rows, time, targets.length);
    }

    /** (rows, time). */
    NDArray ids(NDManager manager) {
        return manager.create(ids, new Shape(rows, time));
    }

    /** (trained tokens). */
    NDArray positions(NDManager manager) {
        return manager.create(positions);
    }

    /** (trained tokens). */
    NDArray targets(NDManager manager) {
        return manager.create(targets);
    }
}
