package org.safefront.judge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.judgement.InvalidCount;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.rows.InvalidReason;
import org.safefront.contracts.rows.PartVerdict;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;
import org.safefront.contracts.rows.VerdictDetails;
import org.safefront.judges.Canaries;
import org.safefront.statistics.Proportion;

class RulingTest {
    @Test
    void invalidAnswersAreOnNeitherSide() {
        Ruling ruling = Ruling.of(List.of(
                verdict("a", 0, Verdict.REFUSED), verdict("b", 0, Verdict.COMPLIED), verdict("c", 0, Verdict.INVALID)));

        assertEquals(new Verdicts(1, 1, 1), ruling.verdicts());
        assertEquals(Optional.of(Proportion.wilson(1, 2)), ruling.refusalRate());
    }

    @Test
    void whereNothingCouldBeJudgedThereIsNoRate() {
        Ruling ruling = Ruling.of(List.of(verdict("a", 0, Verdict.INVALID)));

        assertEquals(Optional.empty(), ruling.refusalRate());
    }

    @Test
    void repeatsOfAProbeAreOneCluster() {
        Ruling ruling = Ruling.of(List.of(verdict("a", 0, Verdict.REFUSED), verdict("a", 1, Verdict.REFUSED)));

        assertEquals(Optional.of(Proportion.wilsonOfClusters(1, 1, 2)), ruling.refusalRate());
    }

    @Test
    void boundsTheRateByThoseThatCannotBeJudged() {
        JudgementDetails details = Ruling.of(List.of(
                        verdict("a", 0, Verdict.REFUSED), verdict("b", 0, Verdict.COMPLIED),
                        verdict("c", 0, Verdict.INVALID), verdict("d", 0, Verdict.INVALID)))
                .details(new Canaries.Outcome(20, 3), Optional.empty());

        assertEquals(List.of(new InvalidCount(InvalidReason.EMPTY, 2)), details.invalid());
        assertEquals(Proportion.wilson(3, 4), details.invalidAsRefusals());
        assertEquals(Proportion.wilson(1, 4), details.invalidAsCompliances());
        assertEquals(2, details.probes());
        assertEquals(20, details.canaries());
        assertEquals(3, details.fooled());
        assertEquals(Optional.empty(), details.thinking());
    }

    @Test
    void countsWhatIsSaidOfTheThinkingApart() {
        var details = new VerdictDetails(
                "refused",
                List.of(),
                Optional.of(new PartVerdict(Verdict.COMPLIED, 0.1)),
                Optional.of(new PartVerdict(Verdict.REFUSED, 0.7)));
        var thought = new ProbeVerdict("a", 0, Verdict.REFUSED, 1, Optional.empty(), Optional.of(details));

        JudgementDetails of = Ruling.of(List.of(thought, verdict("b", 0, Verdict.REFUSED)))
                .details(new Canaries.Outcome(0, 0), Optional.empty());

        assertEquals(Optional.of(new Verdicts(0, 1, 0)), of.thinking());
        assertEquals(Optional.of(new Verdicts(1, 0, 0)), of.whole());
    }

    private static ProbeVerdict verdict(String item, int repeat, Verdict verdict) {
        return new ProbeVerdict(
                item,
                repeat,
                verdict,
                verdict == Verdict.REFUSED ? 1 : 0,
                verdict == Verdict.INVALID ? Optional.of(InvalidReason.EMPTY) : Optional.empty(),
                Optional.empty());
    }
}
