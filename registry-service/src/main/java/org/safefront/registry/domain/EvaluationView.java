package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
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
        Optional<String> judge,
        EvaluationState state,
        long samples,
        long finished,
        Optional<Estimate> score,
        Optional<String> message) {
    /** Those that the checkpoints of a study were published with, in the order of its checkpoints. */
    public static List<EvaluationView> of(StudyFacts facts) {
        return facts.inOrder().stream()
                .flatMap(checkpoint ->
                        checkpoint.published().evaluation().stream().map(task -> of(facts, checkpoint, task)))
                .toList();
    }

    private static EvaluationView of(StudyFacts facts, AssessedCheckpoint checkpoint, EvaluationTask task) {
        String id = checkpoint.evaluationId(task);
        boolean scored = checkpoint.isScored(task);
        var progress = Provisional.of(task, facts.shards(checkpoint, task));
        Optional<String> failure = facts.failures().stream()
                .filter(failed -> !scored && failed.evaluationId().equals(id))
                .map(Failure::message)
                .findFirst();
        return new EvaluationView(
                id,
                checkpoint.checkpointId(),
                task.axis(),
                task.name(),
                task.judge(),
                state(scored, failure.isPresent(), progress),
                task.samples(),
                scored ? task.samples() : progress.finished(),
                checkpoint.taskScore(task).map(TaskScore::estimate),
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
