package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PairedPowerTest {
    @Test
    void theUsualFactorIsTheTwoSidedOne() {
        // 1.959963984540054 + 0.8416212335729143
        assertEquals(2.8015852181129683, PairedPower.USUAL.minimumDetectable(1, 1), 1e-12);
        assertEquals(0.28015852181129686, PairedPower.USUAL.minimumDetectable(1, 100), 1e-12);
    }

    @Test
    void questionsNeededFindWhatIsDetectable() {
        double delta = PairedPower.USUAL.minimumDetectable(0.4, 250);

        assertEquals(250, PairedPower.USUAL.questionsNeeded(0.4, delta * (1 + 1e-12)));
        assertEquals(785, PairedPower.USUAL.questionsNeeded(1, 0.1));
    }

    /** A true difference of just this size is found in 80 of 100 comparisons, at 5 false alarms in 100. */
    @Test
    void aDifferenceOfThatSizeIsFoundFourTimesInFive() {
        var random = new SplittableRandom(17);
        int runs = 4000;
        int questions = 200;
        double lost = 0.20;
        double gained = 0.0935;
        double delta = lost - gained;
        double deviation = Math.sqrt(lost + gained - delta * delta);
        assertEquals(PairedPower.USUAL.minimumDetectable(deviation, questions), delta, 2e-3);

        long found = IntStream.range(0, runs)
                .filter(run -> {
                    List<Double> draws = random.doubles(questions).boxed().toList();
                    int losses =
                            (int) draws.stream().filter(draw -> draw < lost).count();
                    int gains = (int)
                            draws.stream().filter(draw -> draw > 1 - gained).count();
                    double mean = (double) (losses - gains) / questions;
                    double variance = ((losses + gains) - questions * mean * mean) / (questions - 1);
                    return Quantiles.studentTwoSided(mean / Math.sqrt(variance / questions), questions - 1) <= 0.05;
                })
                .count();

        assertEquals(0.8, (double) found / runs, 0.025);
    }

    @Test
    void aDesignSaysWhatMoreRepeatsWouldBring() {
        QuestionScores base = Goldens.scores(List.of(0, 2, 4, 3, 1, 4), 4);
        QuestionScores other = Goldens.scores(List.of(0, 1, 2, 4, 1, 3), 4);
        PairedScores scores = PairedScores.of(base, other);

        PairedDesign design = PairedDesign.of(scores).orElseThrow();

        // By hand: p(1 - p) 4/3 is 0, 1/3, 0, 1/4, 1/4, 0 for the base.
        assertEquals(5.0 / 36, design.withinBase(), 1e-12);
        assertTrue(design.deviation(64, 64) < design.deviation(4, 4));
        assertEquals(Math.sqrt(design.betweenQuestions()), design.deviation(1_000_000, 1_000_000), 1e-3);
    }

    @Test
    void aDesignWithEnoughBetweenQuestionsGivesBackWhatWasMeasured() {
        PairedScores scores = PairedScores.of(
                Goldens.scores(List.of(0, 8, 7, 0, 1, 8), 8), Goldens.scores(List.of(8, 0, 0, 1, 8, 7), 8));

        PairedDesign design = PairedDesign.of(scores).orElseThrow();

        assertEquals(scores.difference().deviation().orElseThrow(), design.deviation(8, 8), 1e-12);
    }

    @Test
    void singleSamplesGiveNoDesign() {
        QuestionScores once = Goldens.scores(List.of(0, 1, 1), 1);

        assertEquals(Optional.empty(), PairedDesign.of(PairedScores.of(once, once)));
    }

    @Test
    void refusesWhatCannotBe() {
        assertThrows(IllegalArgumentException.class, () -> new PairedPower(0, 0.8));
        assertThrows(IllegalArgumentException.class, () -> new PairedPower(0.05, 1));
        assertThrows(IllegalArgumentException.class, () -> PairedPower.USUAL.minimumDetectable(0, 10));
        assertThrows(IllegalArgumentException.class, () -> PairedPower.USUAL.questionsNeeded(1, 0));
    }
}
