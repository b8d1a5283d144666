package org.safefront.registry.domain;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;

/** What may be asked for beside safety and reasoning. Each is turned so that more is better. */
public enum FurtherAxis {
    /** Harmless requests that are not refused. */
    OVER_REFUSAL,
    /** Seconds that its benchmarks took on GPUs, less is better. */
    GPU_SECONDS,
    /** Numbers that its recipe moves, less is better. */
    TRAINABLE_PARAMETERS;

    /** How good a checkpoint is on it, absent where that is not known. */
    public OptionalDouble of(AssessedCheckpoint checkpoint) {
        return switch (this) {
            case OVER_REFUSAL -> helpfulness(checkpoint);
            case GPU_SECONDS -> gpuSeconds(checkpoint);
            case TRAINABLE_PARAMETERS ->
                OptionalDouble.of(-(double) checkpoint.published().trainableParameters());
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static OptionalDouble helpfulness(AssessedCheckpoint checkpoint) {
        return checkpoint
                .score(Axis.OVER_REFUSAL)
                .map(Estimate::value)
                .map(rate -> OptionalDouble.of(1 - rate))
                .orElse(OptionalDouble.empty());
    }

    private static OptionalDouble gpuSeconds(AssessedCheckpoint checkpoint) {
        List<OptionalDouble> tasks = checkpoint.tasks(Axis.REASONING).stream()
                .map(task -> checkpoint
                        .taskScore(task)
                        .flatMap(TaskScore::benchmark)
                        .flatMap(TaskScore.Benchmark::details)
                        .map(details -> details.gpuSeconds())
                        .orElse(OptionalDouble.empty()))
                .toList();
        return tasks.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        -tasks.stream().mapToDouble(OptionalDouble::getAsDouble).sum());
    }
}
