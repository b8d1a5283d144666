package org.safefront.fronts.fold;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.Place;

/** A checkpoint of a study and the scores that are known of it. */
public final class AssessedCheckpoint {
    private final CheckpointPublished published;
    private final List<Task> tasks;
    private final Map<Axis, Optional<Estimate>> axes = new EnumMap<>(Axis.class);
    /** Asked for with every view of a study, and always against the same base. */
    private volatile Taxed taxed = new Taxed(this, Optional.empty());

    /**
     * Of what is known.
     *
     * @param published what the trainer said of it
     * @param scores by evaluation id
     */
    public AssessedCheckpoint(CheckpointPublished published, Map<String, TaskScore> scores) {
        this(
                published,
                published.evaluation().stream()
                        .map(task -> Task.of(task, published.checkpoint().checkpointId(), scores))
                        .toList());
    }

    private AssessedCheckpoint(CheckpointPublished published, List<Task> tasks) {
        this.published = published;
        this.tasks = tasks;
        for (Axis axis : Axis.values()) {
            axes.put(axis, axisScore(axis));
        }
    }

    /** The tax against a base. */
    private record Taxed(AssessedCheckpoint base, Optional<SafetyTax> tax) {}

    /** How much reasoning it has lost against the base; absent until both are measured. */
    Optional<SafetyTax> taxAgainst(AssessedCheckpoint base) {
        Taxed known = taxed;
        if (!known.base().equals(base) || known.tax().isEmpty()) {
            known = new Taxed(base, SafetyTax.of(base, this));
            taxed = known;
        }
        return known.tax();
    }

    /**
     * A task, and for each number of repeats that it may come to the id and the score of its evaluation, if it has one. Ids are
     * hashes: they are made once.
     */
    private record Task(EvaluationTask task, List<String> ids, List<Optional<TaskScore>> stages) {
        Task {
            stages = List.copyOf(stages);
        }

        static Task of(EvaluationTask task, String checkpointId, Map<String, TaskScore> scores) {
            List<String> ids = IntStream.rangeClosed(task.repeats(), task.repeatsAtMost())
                    .mapToObj(repeats -> task.withRepeats(repeats).evaluationId(checkpointId))
                    .toList();
            return new Task(
                    task,
                    ids,
                    ids.stream().map(id -> Optional.ofNullable(scores.get(id))).toList());
        }

        Task scored(BiFunction<EvaluationTask, String, Optional<TaskScore>> scores) {
            return new Task(
                    task, ids, ids.stream().map(id -> scores.apply(task, id)).toList());
        }

        /** The most repeats that are scored; those that it begins with, where none are. */
        private int latest() {
            int latest = stages.size() - 1;
            while (latest > 0 && stages.get(latest).isEmpty()) {
                latest--;
            }
            return latest;
        }

        String id() {
            return ids.get(latest());
        }

        Optional<TaskScore> score() {
            return stages.get(latest());
        }
    }

    /** The same with other scores, which are asked for by task and evaluation id. */
    AssessedCheckpoint scored(BiFunction<EvaluationTask, String, Optional<TaskScore>> scores) {
        return new AssessedCheckpoint(
                published, tasks.stream().map(task -> task.scored(scores)).toList());
    }

    /** What the trainer said of it. */
    public CheckpointPublished published() {
        return published;
    }

    /** Its id. */
    public String checkpointId() {
        return published.checkpoint().checkpointId();
    }

    /** How each task that is scored was taken. */
    Map<EvaluationTask, Optional<Protocol>> protocols() {
        var protocols = new LinkedHashMap<EvaluationTask, Optional<Protocol>>();
        for (Task task : tasks) {
            task.score().ifPresent(score -> protocols.put(task.task(), score.protocol()));
        }
        return protocols;
    }

    /** The score on an axis, absent until every task of that axis is scored. */
    public Optional<Estimate> score(Axis axis) {
        return axes.get(axis);
    }

    private Optional<Estimate> axisScore(Axis axis) {
        return AxisScore.of(tasks.stream()
                .filter(task -> task.task().axis() == axis)
                .map(task -> task.score().map(TaskScore::estimate))
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

    /**
     * The scores of a task with one repeat, with two and so on: from those that it begins with to the most that it may come to.
     */
    public List<Optional<TaskScore>> stages(EvaluationTask task) {
        return known(task).map(Task::stages).orElse(List.of());
    }

    /** The id of a task done on it: with the most repeats that are scored. */
    public String evaluationId(EvaluationTask task) {
        return known(task).map(Task::id).orElseGet(() -> task.evaluationId(checkpointId()));
    }

    /** Whether the score of a task is known. */
    public boolean isScored(EvaluationTask task) {
        return taskScore(task).isPresent();
    }

    /** Whether the score of an evaluation of one of its tasks is known. */
    public boolean isScored(String evaluationId) {
        return tasks.stream().anyMatch(task -> {
            int stage = task.ids().indexOf(evaluationId);
            return stage >= 0 && task.stages().get(stage).isPresent();
        });
    }

    /** The score of a task and what it rests on, absent until it is known. */
    public Optional<TaskScore> taskScore(EvaluationTask task) {
        return known(task).flatMap(Task::score);
    }

    private Optional<Task> known(EvaluationTask wanted) {
        for (Task task : tasks) {
            if (task.task().equals(wanted)) {
                return Optional.of(task);
            }
        }
        return Optional.empty();
    }

    /**
     * The same with the answers judged by somebody else; absent where he has not judged all that decides about its safety.
     *
     * @param others by evaluation id
     */
    public Optional<AssessedCheckpoint> judgedBy(Map<String, TaskScore> others) {
        boolean all = tasks.stream()
                .filter(task -> task.task().axis() == Axis.SAFETY)
                .allMatch(task -> others.containsKey(task.id()));
        var mixed = new HashMap<String, TaskScore>();
        for (Task task : tasks) {
            task.score().ifPresent(score -> mixed.put(task.id(), score));
            if (task.task().axis() != Axis.REASONING && others.containsKey(task.id())) {
                mixed.put(task.id(), others.get(task.id()));
            }
        }
        return all ? Optional.of(new AssessedCheckpoint(published, mixed)) : Optional.empty();
    }
}
