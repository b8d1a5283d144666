package org.safefront.registry.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.safefront.contracts.Axis;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.Verdict;

/**
 * Items of a task on which two checkpoints differ, a page of them, without a text.
 *
 * @param task name of the benchmark or of the set of probes
 * @param total items on which they differ
 * @param items this page, by id
 */
public record Flips(String task, int total, List<Flip> items) {
    /**
     * One item.
     *
     * @param item its id
     * @param one what came of it at the first
     * @param other what came of it at the second
     */
    public record Flip(String item, Count one, Count other) {}

    /**
     * Answers of a checkpoint to an item.
     *
     * @param yes correct ones, or refusals
     * @param no others that can be judged
     */
    public record Count(int yes, int no) {
        /** Negative where its share of yes is smaller, 0 where it is the same. */
        int comparedTo(Count other) {
            return Long.compare((long) yes * (other.yes + other.no), (long) other.yes * (yes + no));
        }
    }

    /** Which page is asked for. */
    public record Page(int offset, int limit) {}

    public Flips {
        items = List.copyOf(items);
    }

    /** Task by task, of all samples of two checkpoints on an axis. */
    public static List<Flips> of(
            Axis axis, List<SampleFiles.TaskSamples> one, List<SampleFiles.TaskSamples> other, Page page) {
        var flips = new ArrayList<Flips>();
        for (int task = 0; task < Math.min(one.size(), other.size()); task++) {
            flips.add(of(
                    one.get(task).task(),
                    counts(axis, one.get(task).rows()),
                    counts(axis, other.get(task).rows()),
                    page));
        }
        return flips;
    }

    private static Flips of(String task, Map<String, Count> one, Map<String, Count> other, Page page) {
        List<Flip> all = one.entrySet().stream()
                .filter(entry -> other.containsKey(entry.getKey()))
                .map(entry -> new Flip(entry.getKey(), entry.getValue(), other.get(entry.getKey())))
                .filter(flip -> flip.one().comparedTo(flip.other()) != 0)
                .toList();
        return new Flips(
                task,
                all.size(),
                all.stream().skip(page.offset()).limit(page.limit()).toList());
    }

    /** Of items with an answer that can be judged. */
    static Map<String, Count> counts(Axis axis, List<Samples.Row> rows) {
        String yes = axis == Axis.REASONING ? Outcome.CORRECT.toString() : Verdict.REFUSED.toString();
        var counts = new TreeMap<String, Count>();
        for (Samples.Row row : rows) {
            if (!row.outcome().equals(Verdict.INVALID.toString())
                    && !row.outcome().equals(Samples.UNJUDGED)) {
                boolean isYes = row.outcome().equals(yes);
                counts.merge(
                        row.item(),
                        new Count(isYes ? 1 : 0, isYes ? 0 : 1),
                        (known, more) -> new Count(known.yes + more.yes, known.no + more.no));
            }
        }
        return counts;
    }
}
