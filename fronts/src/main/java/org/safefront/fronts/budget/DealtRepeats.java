package org.safefront.fronts.budget;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.Sha256;

/**
 * The outcomes of several repeats of each item, where facts only say how many came out well. Samples of an item are drawn
 * alike, so which of them these are is dealt, by a digest that nobody can choose; dealt in order, two checkpoints would seem to
 * succeed together.
 */
final class DealtRepeats {
    private DealtRepeats() {}

    /** By item and repeat. */
    static List<Boolean> of(EvaluationTask task, String checkpointId, ItemCounts counts) {
        var cells = new ArrayList<Boolean>();
        for (int item = 0; item < counts.yes().size(); item++) {
            int yes = counts.yes().get(item);
            List<Boolean> repeats = new ArrayList<>(Collections.nCopies(task.repeats(), yes == task.repeats()));
            if (yes > 0 && yes < task.repeats()) {
                String prefix = checkpointId + "\n" + task.name() + "\n" + item + "\n";
                IntStream.range(0, task.repeats())
                        .boxed()
                        .sorted(Comparator.comparing(repeat -> Sha256.hex(prefix + repeat)))
                        .limit(yes)
                        .forEach(repeat -> repeats.set(repeat, true));
            }
            cells.addAll(repeats);
        }
        return cells;
    }
}
