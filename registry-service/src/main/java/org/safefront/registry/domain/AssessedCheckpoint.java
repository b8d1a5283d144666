package org.safefront.registry.domain;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.training.CheckpointPublished;

/**
 * A checkpoint of a study and the scores that are known of it.
 *
 * @param published what the trainer said of it
 * @param scores by evaluation id
 */
public record AssessedCheckpoint(CheckpointPublished published, Map<String, TaskScore> scores) {
    public AssessedCheckpoint {
        scores = Map.copyOf(scores);
    }

    /** Its id. */
    public String checkpointId() {
        return published.checkpoint().checkpointId();
    }

    /** How each task that is scored was taken. */
    Map<EvaluationTask, Optional<Protocol>> protocols() {
        return published.evaluation().stream()
                .filter(this::isScored)
                .distinct()
                .collect(Collectors.toMap(Function.identity(), task -> scores.get(evaluationId(task))
                        .protocol()));
    }

    /** The score on an axis, absent until every task of that axis is scored. */
    public Optional<Estimate> score(Axis axis) {
        List<Optional<Estimate>> tasks = published.evaluation().stream()
                .filter(task -> task.axis() == axis)
                .map(task -> taskScore(task).map(TaskScore::estimate))
                .toList();
        return AxisScore.of(tasks);
    }

    /** Its place in the plane, absent until both axes are scored. */
    public Optional<FrontPoint> point() {
        CheckpointRef checkpoint = published.checkpoint();
        return score(Axis.SAFETY).flatMap(safety -> score(Axis.REASONING)
                .map(reasoning -> new FrontPoint(
                        checkpoint.checkpointId(),
                        checkpoint.runId(),
                        published.recipe().name(),
                        checkpoint.method(),
                        checkpoint.epoch(),
                        safety,
                        reasoning,
                        score(Axis.OVER_REFUSAL),
                        false)));
    }

    /**
     * All of it, for late subscribers.
     *
     * @param incomparable why it may not be on the front, if it may not
     */
    public CheckpointAssessed assessment(Optional<String> incomparable, boolean onFront, long frontVersion) {
        return new CheckpointAssessed(
                published.studyId(),
                published.checkpoint(),
                published.recipe(),
                published.trainableParameters(),
                score(Axis.SAFETY),
                score(Axis.REASONING),
                score(Axis.OVER_REFUSAL),
                incomparable,
                onFront,
                frontVersion);
    }

    /** The id of a task done on it. */
    String evaluationId(EvaluationTask task) {
        return task.evaluationId(checkpointId());
    }

    /** Whether the score of a task is known. */
    boolean isScored(EvaluationTask task) {
        return scores.containsKey(evaluationId(task));
    }

    /** The score of a task and what it rests on, absent until it is known. */
    Optional<TaskScore> taskScore(EvaluationTask task) {
        return Optional.ofNullable(scores.get(evaluationId(task)));
    }
}
