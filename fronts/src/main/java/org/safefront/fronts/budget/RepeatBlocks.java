package org.safefront.fronts.budget;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.ItemCounts;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.statistics.racing.RaceAxis;

/**
 * The samples of one axis in the order in which every checkpoint takes them: what all begin with, then one repeat more of every
 * task that may come to more, and so on.
 */
final class RepeatBlocks {
    private final List<EvaluationTask> tasks;
    private final RaceAxis axis;

    private RepeatBlocks(List<EvaluationTask> tasks, RaceAxis axis) {
        this.tasks = tasks;
        this.axis = axis;
    }

    /** Of those of all tasks that measure this axis. */
    static RepeatBlocks of(Axis axis, List<EvaluationTask> all) {
        List<EvaluationTask> tasks =
                all.stream().filter(task -> task.axis() == axis).toList();
        int blocks = 1
                + tasks.stream()
                        .mapToInt(task -> task.repeatsAtMost() - task.repeats())
                        .max()
                        .orElse(0);
        List<Integer> sizes = IntStream.range(0, blocks)
                .mapToObj(block ->
                        tasks.stream().mapToInt(task -> cells(task, block)).sum())
                .toList();
        return new RepeatBlocks(tasks, RaceAxis.ofBlocks(axis.toString(), sizes));
    }

    private static int cells(EvaluationTask task, int block) {
        int items = Math.toIntExact(task.items().rows());
        if (block == 0) {
            return items * task.repeats();
        }
        return takesPartIn(task, block) ? items : 0;
    }

    private static boolean takesPartIn(EvaluationTask task, int block) {
        return task.repeats() + block <= task.repeatsAtMost();
    }

    RaceAxis axis() {
        return axis;
    }

    /** The tasks that end at a place in the order, with the repeats that they have come to there. */
    List<EvaluationTask> tasksUpTo(int end) {
        int block = axis.ends().indexOf(end);
        return tasks.stream()
                .filter(task -> block > 0 && takesPartIn(task, block))
                .map(task -> task.withRepeats(task.repeats() + block))
                .toList();
    }

    /** What is known of a checkpoint, block by block. */
    Outcomes outcomes(AssessedCheckpoint checkpoint) {
        var correct = new BitSet();
        int known = 0;
        for (int block = 0; block < axis.ends().size(); block++) {
            Optional<List<Boolean>> cells = cells(checkpoint, block);
            if (cells.isEmpty()) {
                return new Outcomes(correct, known);
            }
            for (boolean cell : cells.orElseThrow()) {
                correct.set(known, cell);
                known++;
            }
        }
        return new Outcomes(correct, known);
    }

    /** What came of a block; absent where something of it is missing. */
    private Optional<List<Boolean>> cells(AssessedCheckpoint checkpoint, int block) {
        var cells = new ArrayList<Boolean>();
        for (EvaluationTask task : tasks) {
            if (takesPartIn(task, block)) {
                Optional<List<Boolean>> own = block == 0 ? begun(checkpoint, task) : repeat(checkpoint, task, block);
                if (own.isEmpty()) {
                    return Optional.empty();
                }
                cells.addAll(own.orElseThrow());
            }
        }
        return Optional.of(cells);
    }

    private static Optional<List<Boolean>> begun(AssessedCheckpoint checkpoint, EvaluationTask task) {
        return counts(checkpoint, task, 0).map(counts -> DealtRepeats.of(task, checkpoint.checkpointId(), counts));
    }

    /** What there is with one repeat, less what there was without it. */
    private static Optional<List<Boolean>> repeat(AssessedCheckpoint checkpoint, EvaluationTask task, int block) {
        return counts(checkpoint, task, block)
                .flatMap(with -> counts(checkpoint, task, block - 1).flatMap(without -> less(with, without)));
    }

    private static Optional<ItemCounts> counts(AssessedCheckpoint checkpoint, EvaluationTask task, int block) {
        List<Optional<TaskScore>> stages = checkpoint.stages(task);
        return block < stages.size()
                ? stages.get(block)
                        .flatMap(TaskScore::items)
                        .filter(counts -> counts.yes().size() == task.items().rows())
                : Optional.empty();
    }

    /** Absent where the two do not rest on the same texts, for instance because those of before were lost and written anew. */
    private static Optional<List<Boolean>> less(ItemCounts with, ItemCounts without) {
        var cells = new ArrayList<Boolean>();
        for (int item = 0; item < with.yes().size(); item++) {
            int more = with.yes().get(item) - without.yes().get(item);
            if (more < 0 || more > 1) {
                return Optional.empty();
            }
            cells.add(more == 1);
        }
        return Optional.of(cells);
    }
}
