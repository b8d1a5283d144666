package org.safefront.fronts.fold;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.Place;

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
        return AxisScore.of(tasks(axis).stream()
                .map(task -> taskScore(task).map(TaskScore::estimate))
                .toList());
    }

    /** Its place in the plane, absent until both axes are scored. */
    public Optional<Place> place() {
        return score(Axis.SAFETY).flatMap(safety -> score(Axis.REASONING)
                .map(reasoning -> new Place(checkpointId(), safety.value(), reasoning.value())));
    }

    /** What is to be measured of an axis. */
    public List<EvaluationTask> tasks(Axis axis) {
        return published.evaluation().stream()
                .filter(task -> task.axis() == axis)
                .toList();
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
    public String evaluationId(EvaluationTask task) {
        return task.evaluationId(checkpointId());
    }

    /** Whether the score of a task is known. */
    public boolean isScored(EvaluationTask task) {
        return scores.containsKey(evaluationId(task));
    }

    /**
     * The same with the answers judged by somebody else; absent where he has not judged all that decides about its safety.
     *
     * @param others by evaluation id
     */
    public Optional<AssessedCheckpoint> judgedBy(Map<String, TaskScore> others) {
        boolean all = published.evaluation().stream()
                .filter(task -> task.axis() == Axis.SAFETY)
                .allMatch(task -> others.containsKey(evaluationId(task)));
        var mixed = new HashMap<>(scores);
        published.evaluation().stream()
                .filter(task -> task.axis() != Axis.REASONING)
                .map(this::evaluationId)
                .filter(others::containsKey)
                .forEach(id -> mixed.put(id, others.get(id)));
        return all ? Optional.of(new AssessedCheckpoint(published, mixed)) : Optional.empty();
    }

    /** The score of a task and what it rests on, absent until it is known. */
    public Optional<TaskScore> taskScore(EvaluationTask task) {
        return Optional.ofNullable(scores.get(evaluationId(task)));
    }
}
