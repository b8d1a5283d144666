package org.safefront.registry.domain;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;

/** What may be asked for beside safety and reasoning. Each is turned so that more is better. */
public enum FurtherAxis {
    /** Harmless requests that are not refused. */
    OVER_REFUSAL(FurtherAxis::helpfulness),
    /** Seconds that its benchmarks took on GPUs, less is better. */
    GPU_SECONDS(FurtherAxis::gpuSeconds),
    /** Numbers that its recipe moves, less is better. */
    TRAINABLE_PARAMETERS(checkpoint -> OptionalDouble.of(-checkpoint.published().trainableParameters()));

    private final Function<AssessedCheckpoint, OptionalDouble> value;

    FurtherAxis(Function<AssessedCheckpoint, OptionalDouble> value) {
        this.value = value;
    }

    /** How good a checkpoint is on it, absent where that is not known. */
    public OptionalDouble of(AssessedCheckpoint checkpoint) {
        return value.apply(checkpoint);
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
