package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.Failure;
import org.safefront.fronts.fold.TaskScore;

/**
 * A task done on a checkpoint, as people are shown it.
 *
 * @param evaluationId which
 * @param checkpointId what it measures
 * @param axis what the score says something about
 * @param task name of the benchmark or of the set of probes
 * @param repeats samples of each item
 * @param judge that the study asks, absent for a benchmark
 * @param state where it is
 * @param samples in all
 * @param finished of these
 * @param score absent until there is one
 * @param message why there will be none, absent otherwise
 */
public record EvaluationView(
        String evaluationId,
        String checkpointId,
        Axis axis,
        String task,
        int repeats,
        Optional<String> judge,
        EvaluationState state,
        long samples,
        long finished,
        Optional<Estimate> score,
        Optional<String> message) {
    /**
     * Those that the checkpoints of a study were published with, and those that its budget asked for beside them, in the order of
     * its checkpoints.
     */
    public static List<EvaluationView> of(StudyFacts facts) {
        Set<String> asked = facts.spending().asked().stream()
                .map(Spending.Asked::evaluationId)
                .collect(Collectors.toSet());
        return facts.inOrder().stream()
                .flatMap(checkpoint -> checkpoint.published().evaluation().stream()
                        .flatMap(task -> stages(facts, checkpoint, task, asked)))
                .toList();
    }

    /** A task may be done with one repeat, then with two: each is an evaluation of its own. */
    private static Stream<EvaluationView> stages(
            StudyFacts facts, AssessedCheckpoint checkpoint, EvaluationTask task, Set<String> asked) {
        List<Optional<TaskScore>> scores = checkpoint.stages(task);
        return IntStream.range(0, scores.size())
                .mapToObj(stage -> of(facts, checkpoint, task.withRepeats(task.repeats() + stage), scores.get(stage)))
                .filter(view -> view.repeats() == task.repeats()
                        || view.score().isPresent()
                        || asked.contains(view.evaluationId()));
    }

    private static EvaluationView of(
            StudyFacts facts, AssessedCheckpoint checkpoint, EvaluationTask task, Optional<TaskScore> score) {
        String id = task.evaluationId(checkpoint.checkpointId());
        boolean scored = score.isPresent();
        var progress = Provisional.of(task, facts.shards().getOrDefault(id, List.of()));
        Optional<String> failure = facts.failures().stream()
                .filter(failed -> !scored && failed.evaluationId().equals(id))
                .map(Failure::message)
                .findFirst();
        return new EvaluationView(
                id,
                checkpoint.checkpointId(),
                task.axis(),
                task.name(),
                task.repeats(),
                task.judge(),
                state(scored, failure.isPresent(), progress),
                task.samples(),
                scored ? task.samples() : progress.finished(),
                score.map(TaskScore::estimate),
                failure);
    }

    private static EvaluationState state(boolean scored, boolean failed, Provisional progress) {
        if (scored) {
            return EvaluationState.COMPLETED;
        }
        if (failed) {
            return EvaluationState.FAILED;
        }
        if (progress.axis() != Axis.REASONING && progress.finished() == progress.planned()) {
            return EvaluationState.JUDGING;
        }
        return progress.isBegun() ? EvaluationState.RUNNING : EvaluationState.WAITING;
    }
}
