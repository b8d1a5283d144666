package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PairedScoresTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(3);

    static Stream<JsonNode> pairs() {
        return Goldens.of("pairs");
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void testsAreThoseOfSciPy(JsonNode golden) {
        PairedScores scores = scores(golden);

        PairedDifference difference = scores.difference();

        assertEquals(golden.get("mean").doubleValue(), difference.mean(), Goldens.EXACT);
        assertEquals(
                golden.get("standardError").doubleValue(),
                difference.standardError().orElseThrow(),
                Goldens.EXACT);
        assertEquals(golden.get("tTest").doubleValue(), difference.tTest().orElseThrow(), Goldens.EXACT);
        Goldens.assertInterval(
                golden.get("student"), difference.studentInterval().orElseThrow());
        SignFlips signs = scores.signFlips(RANDOM);
        assertEquals(golden.get("signFlips").doubleValue(), signs.p(), Goldens.EXACT);
        assertTrue(signs.exact());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void intervalOfSingleSamplesIsThatOfAgrestiAndMin(JsonNode golden) {
        PairedScores scores = scores(golden);

        Optional.ofNullable(golden.get("adjusted"))
                .ifPresent(adjusted ->
                        Goldens.assertInterval(adjusted, scores.difference().interval()));
        assertTrue(scores.difference().interval().contains(scores.difference().mean()));
    }

    @Test
    void signsOfSingleSamplesAreMcNemarsTest() {
        PairedScores scores = PairedScores.of(
                Goldens.scores(List.of(1, 1, 1, 1, 1, 0, 0, 1, 0, 1), 1),
                Goldens.scores(List.of(0, 0, 0, 0, 1, 0, 1, 0, 0, 1), 1));

        assertEquals(5, scores.worse());
        assertEquals(1, scores.better());
        assertEquals(scores.mcNemar().orElseThrow(), scores.signFlips(RANDOM).p(), 1e-15);
    }

    @Test
    void thereIsNoMcNemarTestOfRepeats() {
        PairedScores scores = PairedScores.of(Goldens.scores(List.of(1, 2), 2), Goldens.scores(List.of(1, 1), 1));

        assertEquals(OptionalDouble.empty(), scores.mcNemar());
    }

    @Test
    void questionsOfOneOnlyAreNamed() {
        PairedScores scores = PairedScores.of(named("a", "b", "c"), named("d", "b", "e"));

        assertEquals(List.of("a", "c"), scores.onlyBase());
        assertEquals(List.of("d", "e"), scores.onlyOther());
        assertEquals(1, scores.difference().questions());
    }

    @Test
    void nothingInCommonIsAnError() {
        PairedScores scores = PairedScores.of(named("a", "b"), named("c"));

        var refusal = assertThrows(NoCommonQuestionsException.class, scores::difference);

        assertEquals("no question was asked to both: one has 2 such as a, the other 1 such as c", refusal.getMessage());
    }

    @Test
    void whoAgreesOnAllOfFewQuestionsIsNotEqualForCertain() {
        QuestionScores right = Goldens.scores(Collections.nCopies(10, 1), 1);

        PairedDifference difference = PairedScores.of(right, right).difference();

        assertEquals(0, difference.deviation().orElseThrow());
        assertEquals(OptionalDouble.empty(), difference.tTest());
        assertEquals(OptionalDouble.empty(), PairedPower.USUAL.minimumDetectable(difference));
        assertTrue(difference.interval().high() > 0.1, difference.interval().toString());
        assertEquals(1, PairedScores.of(right, right).signFlips(RANDOM).p());
    }

    @Test
    void oneQuestionLeavesEverythingOpen() {
        PairedDifference difference = PairedScores.of(named("a"), named("a")).difference();

        assertEquals(OptionalDouble.empty(), difference.standardError());
        assertEquals(new Interval(-1, 1), difference.interval());
    }

    /** Hard and easy questions are hard and easy for both, so pairs tell more than two scores each for itself. */
    @Test
    void pairsAreTighterThanScoresApart() {
        QuestionScores base = Goldens.scores(List.of(0, 1, 8, 7, 2, 8, 8, 0, 4, 6), 8);
        QuestionScores other = Goldens.scores(List.of(0, 0, 7, 7, 1, 8, 7, 0, 3, 6), 8);

        double paired =
                PairedScores.of(base, other).difference().standardError().orElseThrow();

        double apart = Math.hypot(
                base.average().standardError().orElseThrow(),
                other.average().standardError().orElseThrow());
        assertTrue(paired < apart / 5, paired + " and " + apart);
    }

    @Test
    void signsAreDrawnWhereTheyCannotBeCounted() {
        QuestionScores base = new QuestionScores(List.of(
                new QuestionScore("a", 3, 9973), new QuestionScore("b", 5, 9967), new QuestionScore("c", 7, 9949)));
        QuestionScores other = new QuestionScores(List.of(
                new QuestionScore("a", 9000, 9941),
                new QuestionScore("b", 9000, 9931),
                new QuestionScore("c", 9000, 9929)));

        SignFlips test = PairedScores.of(base, other).signFlips(new SplittableRandom(5));

        // All three go the same way: two of eight patterns of signs are as far from zero.
        assertEquals(0.25, test.p(), 0.006);
        assertEquals(false, test.exact());
    }

    private static PairedScores scores(JsonNode golden) {
        return PairedScores.of(
                Goldens.scores(
                        Goldens.wholeNumbers(golden.get("base")),
                        golden.get("baseSamples").intValue()),
                Goldens.scores(
                        Goldens.wholeNumbers(golden.get("other")),
                        golden.get("otherSamples").intValue()));
    }

    private static QuestionScores named(String... items) {
        return new QuestionScores(
                Stream.of(items).map(item -> new QuestionScore(item, 1, 1)).toList());
    }
}
