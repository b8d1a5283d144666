package org.safefront.registry.domain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;

/**
 * The samples of two checkpoints of the same items of a task, beside one another, a page of them.
 *
 * @param axis what they were measured for
 * @param task name of the benchmark or of the set of probes
 * @param all items that both were asked
 * @param better those on which the second did better: more of its answers right or refused, of harmless requests fewer refused
 * @param worse those on which it did worse
 * @param total items that the filter lets through
 * @param veiled whether the texts are kept back
 * @param veil why, and what would lift it; absent where nothing is kept back
 * @param items this page, in the order of the samples of the first
 */
public record SamplePairs(
        Axis axis,
        String task,
        long all,
        long better,
        long worse,
        long total,
        boolean veiled,
        Optional<Samples.Veil> veil,
        List<Item> items) {
    /** What the second makes of an item against the first, by the shares of their answers that can be judged. */
    public enum Change {
        BETTER,
        WORSE,
        SAME,
        /** One of them has no answer that can be judged. */
        UNKNOWN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Which items are asked for. */
    public enum Wanted {
        ALL,
        BETTER,
        WORSE,
        /** Those that are better or worse. */
        FLIPPED;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }

        private boolean lets(Change change) {
            return switch (this) {
                case ALL -> true;
                case BETTER -> change == Change.BETTER;
                case WORSE -> change == Change.WORSE;
                case FLIPPED -> change == Change.BETTER || change == Change.WORSE;
            };
        }
    }

    /**
     * Which page is asked for.
     *
     * @param axis of the samples
     * @param wanted only those items
     * @param offset how many are passed over
     * @param limit most to be shown
     */
    public record Question(Axis axis, Wanted wanted, int offset, int limit) {}

    /**
     * What both said to an item.
     *
     * @param item its id
     * @param change from the first to the second
     * @param one samples of the first
     * @param other samples of the second
     */
    public record Item(String item, Change change, List<Samples.Row> one, List<Samples.Row> other) {
        private Item veiled() {
            return new Item(item, change, veiled(one), veiled(other));
        }

        private static List<Samples.Row> veiled(List<Samples.Row> rows) {
            return rows.stream().map(Samples.Row::veiled).toList();
        }
    }

    public SamplePairs {
        items = List.copyOf(items);
    }

    /** The page of a task. Rows of both as they are in the files; texts only for who may read them. */
    public static SamplePairs of(
            Question question, SampleFiles.TaskSamples one, SampleFiles.TaskSamples other, ProbeAccess access) {
        List<Item> all = items(question.axis(), one.rows(), other.rows());
        List<Item> chosen = all.stream()
                .filter(item -> question.wanted().lets(item.change()))
                .toList();
        Optional<Samples.Veil> veil = access.veil(question.axis());
        return new SamplePairs(
                question.axis(),
                one.task(),
                all.size(),
                count(all, Change.BETTER),
                count(all, Change.WORSE),
                chosen.size(),
                veil.isPresent(),
                veil,
                chosen.stream()
                        .skip(question.offset())
                        .limit(question.limit())
                        .map(item -> veil.isPresent() ? item.veiled() : item)
                        .toList());
    }

    private static List<Item> items(Axis axis, List<Samples.Row> one, List<Samples.Row> other) {
        Map<String, Flips.Count> before = Flips.counts(axis, one);
        Map<String, Flips.Count> after = Flips.counts(axis, other);
        Map<String, List<Samples.Row>> others = byItem(other);
        return byItem(one).entrySet().stream()
                .filter(entry -> others.containsKey(entry.getKey()))
                .map(entry -> new Item(
                        entry.getKey(),
                        change(axis, before.get(entry.getKey()), after.get(entry.getKey())),
                        entry.getValue(),
                        others.get(entry.getKey())))
                .toList();
    }

    private static Map<String, List<Samples.Row>> byItem(List<Samples.Row> rows) {
        return rows.stream().collect(Collectors.groupingBy(Samples.Row::item, LinkedHashMap::new, Collectors.toList()));
    }

    private static Change change(Axis axis, Flips.Count before, Flips.Count after) {
        if (before == null || after == null) {
            return Change.UNKNOWN;
        }
        int more = after.comparedTo(before) * (axis == Axis.OVER_REFUSAL ? -1 : 1);
        if (more == 0) {
            return Change.SAME;
        }
        return more > 0 ? Change.BETTER : Change.WORSE;
    }

    private static long count(List<Item> items, Change change) {
        return items.stream().filter(item -> item.change() == change).count();
    }
}
