package org.safefront.registry.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.Comparability;

/**
 * Two checkpoints of a study, item by item.
 *
 * @param one the first
 * @param other the second, which is held against the first
 * @param tasks that both were asked in the same way
 * @param refusals why other tasks are not among them, one sentence each, with the field that differs
 */
public record CheckpointComparison(String one, String other, List<TaskComparison> tasks, List<String> refusals) {
    private static final String THERE = "there";

    public CheckpointComparison {
        tasks = List.copyOf(tasks);
        refusals = List.copyOf(refusals);
    }

    /**
     * Compares.
     *
     * @throws UnknownCheckpointException if the study has not both of them
     * @throws NotComparableException if nothing of them is comparable
     */
    public static CheckpointComparison of(StudyFacts facts, String one, String other) {
        AssessedCheckpoint first = facts.checkpoint(one);
        AssessedCheckpoint second = facts.checkpoint(other);
        var tasks = new ArrayList<TaskComparison>();
        var refusals = new ArrayList<String>();
        for (EvaluationTask task : first.published().evaluation()) {
            Optional<TaskComparison> comparison = Optional.empty();
            Optional<String> refusal = Comparability.refusal(first, second, task, THERE);
            if (refusal.isEmpty()) {
                comparison = TaskComparison.of(
                        task,
                        first.taskScore(task).orElseThrow(),
                        second.taskScore(task).orElseThrow());
            }
            comparison.ifPresentOrElse(
                    tasks::add,
                    () -> refusals.add(refusal.orElse(task.axis() + " " + task.name()
                            + ": whoever scored one of them is too old to say what came of each item")));
        }
        if (tasks.isEmpty()) {
            throw new NotComparableException(one, other, String.join("; ", refusals));
        }
        return new CheckpointComparison(one, other, tasks, refusals);
    }

    /** Items that flipped, of those tasks of an axis that are comparable. */
    public List<Flips> flips(
            Axis axis, List<SampleFiles.TaskSamples> first, List<SampleFiles.TaskSamples> second, Flips.Page page) {
        List<String> comparable = comparable(axis);
        return Flips.of(axis, first, second, page).stream()
                .filter(flips -> comparable.contains(flips.task()))
                .toList();
    }

    /** Names of the tasks of an axis that both were asked in the same way. */
    public List<String> comparable(Axis axis) {
        return tasks.stream()
                .filter(task -> task.axis() == axis)
                .map(TaskComparison::task)
                .toList();
    }
}
