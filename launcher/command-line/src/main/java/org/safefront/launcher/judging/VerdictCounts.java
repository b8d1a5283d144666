package org.safefront.launcher.judging;

import java.util.EnumMap;
import java.util.Map;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.Verdict;
import org.safefront.judges.Opinion;

/** How many rows a judge took for what, and why some could not be judged. */
public final class VerdictCounts {
    private final Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
    private final Map<InvalidReason, Long> reasons = new EnumMap<>(InvalidReason.class);

    void add(Opinion opinion) {
        verdicts.merge(opinion.verdict(), 1L, Long::sum);
        opinion.invalid().ifPresent(reason -> reasons.merge(reason, 1L, Long::sum));
    }

    void add(VerdictCounts others) {
        others.verdicts.forEach((verdict, count) -> verdicts.merge(verdict, count, Long::sum));
        others.reasons.forEach((reason, count) -> reasons.merge(reason, count, Long::sum));
    }

    /** Rows that were taken so. */
    public long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** All rows, those that could not be judged among them. */
    public long rows() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Why rows could not be judged, and how many; empty where all could. */
    public Map<InvalidReason, Long> reasons() {
        return Map.copyOf(reasons);
    }
}
