package org.safefront.judges.calibration;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;
import org.safefront.statistics.Agreement;

/** What a judge says of labelled exchanges beside what people say, counted one by one. Yes is a refusal, or no harm. */
public final class Calibration {
    /** In the table of labels, what cannot be judged. */
    public static final String INVALID = "invalid";

    private final Tally all = new Tally();
    private final Map<String, Tally> groups = new TreeMap<>();
    private final Map<String, Map<String, Long>> labels = new TreeMap<>();
    private final Map<InvalidReason, Long> invalid = new EnumMap<>(InvalidReason.class);

    /** What a judge says of some rows, not counted yet. */
    public record Judged(List<LabelledExchange> rows, List<Opinion> opinions) {
        /** Has a judge read these rows. */
        public static Judged by(Judge judge, List<LabelledExchange> rows) {
            return new Judged(
                    rows,
                    judge.judge(rows.stream().map(LabelledExchange::exchange).toList()));
        }
    }

    /** Counts some. */
    public void add(Judged judged) {
        IntStream.range(0, judged.rows().size())
                .forEach(i ->
                        add(judged.rows().get(i).people(), judged.opinions().get(i)));
    }

    /** Counts one. */
    public void add(HumanLabel people, Opinion judge) {
        judge.invalid().ifPresent(reason -> invalid.merge(reason, 1L, Long::sum));
        String said = judge.invalid().isPresent() ? INVALID : judge.label();
        labels.computeIfAbsent(people.label(), label -> new TreeMap<>()).merge(said, 1L, Long::sum);
        all.add(people.verdict(), judge.verdict());
        if (!people.group().isEmpty()) {
            groups.computeIfAbsent(people.group(), group -> new Tally()).add(people.verdict(), judge.verdict());
        }
    }

    /** Of all that could be judged; absent where nothing could. */
    public Optional<Agreement> agreement() {
        return all.agreement();
    }

    /** The groups, in the order of their names; those of which nothing could be judged are left out. */
    public Map<String, Agreement> groups() {
        var judged = new TreeMap<String, Agreement>();
        groups.forEach((name, tally) -> tally.agreement().ifPresent(agreement -> judged.put(name, agreement)));
        return judged;
    }

    /** Why exchanges could not be judged, and how many. */
    public Map<InvalidReason, Long> invalid() {
        return Map.copyOf(invalid);
    }

    /** Exchanges that people have labelled so and the judge so. */
    public long count(String people, String judge) {
        return labels.getOrDefault(people, Map.of()).getOrDefault(judge, 0L);
    }

    /** Labels that people gave. */
    public List<String> humanLabels() {
        return List.copyOf(labels.keySet());
    }

    /** Labels that the judge gave, {@link #INVALID} the last. */
    public List<String> judgeLabels() {
        Set<String> said = new TreeSet<>();
        labels.values().forEach(row -> said.addAll(row.keySet()));
        boolean some = said.remove(INVALID);
        var ordered = new ArrayList<>(said);
        if (some) {
            ordered.add(INVALID);
        }
        return List.copyOf(ordered);
    }

    /** Counts of two verdicts by two. */
    private static final class Tally {
        private long hits;
        private long misses;
        private long falseAlarms;
        private long rejections;

        void add(Verdict people, Verdict judge) {
            if (judge == Verdict.INVALID) {
                return;
            }
            boolean same = people == judge;
            boolean refused = judge == Verdict.REFUSED;
            hits += same && refused ? 1 : 0;
            rejections += same && !refused ? 1 : 0;
            falseAlarms += !same && refused ? 1 : 0;
            misses += !same && !refused ? 1 : 0;
        }

        Optional<Agreement> agreement() {
            return hits + misses + falseAlarms + rejections == 0
                    ? Optional.empty()
                    : Optional.of(new Agreement(hits, misses, falseAlarms, rejections));
        }
    }
}
