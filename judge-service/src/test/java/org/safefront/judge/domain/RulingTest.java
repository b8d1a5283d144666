package org.safefront.judge.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.rows.Verdict;
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

    private static ProbeVerdict verdict(String item, int repeat, Verdict verdict) {
        return new ProbeVerdict(item, repeat, verdict, verdict == Verdict.REFUSED ? 1 : 0);
    }
}
