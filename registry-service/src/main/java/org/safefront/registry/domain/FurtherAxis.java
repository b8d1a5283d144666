package org.safefront.registry.domain;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;

/** What may be asked for beside safety and reasoning. Each is turned so that more is better. */
public enum FurtherAxis {
    /** Harmless requests that are not refused. */
    OVER_REFUSAL,
    /** Seconds that its training up to here and its benchmarks took on GPUs, less is better. */
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

    /** Why it is not known of a checkpoint, in a sentence; absent where it is. */
    Optional<String> gap(AssessedCheckpoint checkpoint) {
        if (of(checkpoint).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (this) {
                    case OVER_REFUSAL -> "over-refusal is not measured";
                    case GPU_SECONDS -> gpuGap(checkpoint);
                    case TRAINABLE_PARAMETERS ->
                        throw new IllegalStateException("every checkpoint says what it trains");
                });
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

    private static String gpuGap(AssessedCheckpoint checkpoint) {
        boolean trainingKnown = checkpoint.published().gpuSeconds().isPresent();
        return benchmarkSeconds(checkpoint).isEmpty()
                ? "what its benchmarks" + (trainingKnown ? "" : " and its training") + " took on GPUs was not said"
                : "what its training took on GPUs was not said";
    }

    /** A sum of which a part is missing would pass for a small one. */
    private static OptionalDouble gpuSeconds(AssessedCheckpoint checkpoint) {
        OptionalDouble training = checkpoint.published().gpuSeconds();
        OptionalDouble benchmarks = benchmarkSeconds(checkpoint);
        return training.isPresent() && benchmarks.isPresent()
                ? OptionalDouble.of(-(training.getAsDouble() + benchmarks.getAsDouble()))
                : OptionalDouble.empty();
    }

    /** Of all that was scored, one repeat after the other: later ones take the samples of those before and pay for their own. */
    private static OptionalDouble benchmarkSeconds(AssessedCheckpoint checkpoint) {
        List<OptionalDouble> scores = checkpoint.tasks(Axis.REASONING).stream()
                .flatMap(task -> scores(checkpoint, task))
                .map(FurtherAxis::gpuSeconds)
                .toList();
        return scores.stream().anyMatch(OptionalDouble::isEmpty)
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        scores.stream().mapToDouble(OptionalDouble::getAsDouble).sum());
    }

    /** One that says nothing, where a task is not scored. */
    private static Stream<Optional<TaskScore>> scores(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return checkpoint.isScored(task)
                ? checkpoint.stages(task).stream().filter(Optional::isPresent)
                : Stream.of(Optional.empty());
    }

    private static OptionalDouble gpuSeconds(Optional<TaskScore> score) {
        return score.flatMap(TaskScore::benchmark)
                .flatMap(TaskScore.Benchmark::details)
                .map(details -> details.gpuSeconds())
                .orElse(OptionalDouble.empty());
    }
}
