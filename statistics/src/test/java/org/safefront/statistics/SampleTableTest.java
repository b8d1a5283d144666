package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Finish;
import org.safefront.contracts.rows.Outcome;

class SampleTableTest {
    private final SampleTable table = new SampleTable();

    @Test
    void countsOutcomesAndCorrectAnswersOfEachQuestion() {
        add("a", 0, Outcome.CORRECT);
        add("b", 0, Outcome.TRUNCATED);
        add("a", 1, Outcome.NO_ANSWER);

        assertEquals(new Outcomes(1, 0, 1, 0, 1, 0), table.outcomes());
        assertEquals(
                List.of(new QuestionScore("a", 1, 2), new QuestionScore("b", 0, 1)),
                table.scores().questions());
    }

    @Test
    void boundsSayWhatUnfinishedSamplesAreCountedAs() {
        add("a", 0, Outcome.CORRECT);
        add("b", 0, Outcome.TRUNCATED);
        add("c", 0, Outcome.UNCLOSED_THINKING);
        add("d", 0, Outcome.ERROR);
        add("e", 0, Outcome.NO_ANSWER);
        add("f", 0, Outcome.CORRECT);

        OutcomeBounds bounds = table.bounds();

        assertEquals(Proportion.wilson(2, 6), bounds.countedWrong());
        assertEquals(Optional.of(Proportion.wilson(2, 3)), bounds.leftOut());
        assertEquals(Proportion.wilson(5, 6), bounds.countedRight());
        assertEquals(3, bounds.unfinished());
    }

    @Test
    void nothingFinishedHasNoScoreOfThoseThatFinished() {
        add("a", 0, Outcome.TRUNCATED);

        assertEquals(Optional.empty(), table.bounds().leftOut());
        assertEquals(0, table.bounds().countedWrong().value());
        assertEquals(1, table.bounds().countedRight().value());
    }

    @Test
    void theMajorityIsOfAnswersAndNotOfTexts() {
        add("a", 0, Outcome.CORRECT, "1/2");
        add("a", 1, Outcome.CORRECT, "0.5");
        add("a", 2, Outcome.WRONG, "2");
        add("a", 3, Outcome.TRUNCATED, "2");

        // Two right, one wrong, one that is no answer: of all four the right one wins.
        assertEquals(1, table.majorityAt(4).score().orElseThrow().mean(), 1e-12);
        assertEquals(0.5, table.majorityAt(1).score().orElseThrow().mean(), 1e-12);
        assertEquals(1, table.majorityAt(5).tooFew());
    }

    @Test
    void longAnswersAreToldApartToo() {
        add("a", 0, Outcome.WRONG, "x".repeat(5000));
        add("a", 1, Outcome.WRONG, "x".repeat(4999) + "y");
        add("a", 2, Outcome.CORRECT, "z");

        assertEquals(1.0 / 3, table.majorityAt(3).score().orElseThrow().mean(), 1e-12);
    }

    @Test
    void theSameSampleTwiceIsRefused() {
        add("a", 3, Outcome.CORRECT);

        var refusal = assertThrows(RepeatedSampleException.class, () -> add("a", 3, Outcome.WRONG));

        assertEquals("item a has repeat 3 twice", refusal.getMessage());
    }

    @Test
    void noSamplesAreAnErrorAndNotAScoreOfZero() {
        assertThrows(NoSamplesException.class, table::scores);
        assertThrows(NoSamplesException.class, table::outcomes);
        assertThrows(NoSamplesException.class, table::bounds);
        assertThrows(NoSamplesException.class, () -> table.majorityAt(1));
    }

    private void add(String item, int repeat, Outcome outcome) {
        add(item, repeat, outcome, "7");
    }

    private void add(String item, int repeat, Outcome outcome, String extracted) {
        table.add(new BenchmarkSample(
                item,
                repeat,
                "?",
                "1",
                "",
                extracted,
                Optional.of(extracted),
                outcome,
                Finish.STOP,
                1,
                Optional.empty()));
    }
}
