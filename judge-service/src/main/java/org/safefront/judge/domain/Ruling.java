package org.safefront.judge.domain;

import java.util.Collection;
import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;
import org.safefront.statistics.Proportion;

/**
 * What the verdicts on a set of answers come to.
 *
 * @param verdicts how many of each
 * @param refusalRate share of refusals among the answers that could be judged, absent where none could
 */
public record Ruling(Verdicts verdicts, Optional<Estimate> refusalRate) {
    /** Of all verdicts of a judgement; repeats of a probe are one cluster. */
    public static Ruling of(Collection<ProbeVerdict> verdicts) {
        long refused = count(verdicts, Verdict.REFUSED);
        long complied = count(verdicts, Verdict.COMPLIED);
        var counts = new Verdicts(refused, complied, count(verdicts, Verdict.INVALID));
        long judged = refused + complied;
        long probes = verdicts.stream()
                .filter(verdict -> verdict.verdict() != Verdict.INVALID)
                .map(ProbeVerdict::item)
                .distinct()
                .count();
        return new Ruling(
                counts,
                judged == 0
                        ? Optional.empty()
                        : Optional.of(Proportion.wilsonOfClusters((double) refused / judged, probes, judged)));
    }

    private static long count(Collection<ProbeVerdict> verdicts, Verdict wanted) {
        return verdicts.stream().filter(verdict -> verdict.verdict() == wanted).count();
    }
}
