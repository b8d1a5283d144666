package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuestionScoresTest {
    static Stream<JsonNode> passes() {
        return Goldens.of("passes");
    }

    @ParameterizedTest
    @MethodSource("passes")
    void passAtKIsThatOfHumanEval(JsonNode golden) {
        List<Integer> samples = Goldens.wholeNumbers(golden.get("samples"));
        List<Integer> correct = Goldens.wholeNumbers(golden.get("correct"));
        var scores = new QuestionScores(IntStream.range(0, samples.size())
                .mapToObj(i -> new QuestionScore("item-" + i, correct.get(i), samples.get(i)))
                .toList());
        int k = golden.get("k").intValue();

        assertEquals(golden.get("passAtK").doubleValue(), mean(scores.passAt(k)), Goldens.EXACT);
        assertEquals(golden.get("allOfK").doubleValue(), mean(scores.allOf(k)), Goldens.EXACT);
    }

    @Test
    void passAtKIsUndefinedWhereAQuestionHasFewerSamples() {
        var scores = new QuestionScores(
                List.of(new QuestionScore("a", 4, 4), new QuestionScore("b", 3, 3), new QuestionScore("c", 2, 2)));

        assertEquals(new SubsetScore(4, Optional.empty(), 2), scores.passAt(4));
        assertEquals(Optional.empty(), scores.allOf(3).score());
        assertEquals(1, mean(scores.passAt(2)));
    }

    /** Seven draws of a model that is right with probability 0.3; of three such draws one is right with 1 - 0.7³. */
    @Test
    void passAtKHasNoBias() {
        var random = new SplittableRandom(7);
        int runs = 200_000;

        double mean = IntStream.range(0, runs)
                .mapToDouble(run -> new QuestionScore("a", binomial(random, 7, 0.3), 7)
                        .passAt(3)
                        .orElseThrow())
                .average()
                .orElseThrow();

        // Deviation of one value is below 0.35, so this is four errors of the mean.
        assertEquals(1 - Math.pow(0.7, 3), mean, 4 * 0.35 / Math.sqrt(runs));
    }

    @Test
    void averageGivesEachQuestionTheSameWeight() {
        var scores = new QuestionScores(List.of(new QuestionScore("a", 1, 1), new QuestionScore("b", 1, 4)));

        assertEquals(0.625, scores.average().mean());
        assertEquals(5, scores.average().samples());
        assertEquals(2, scores.average().clusters());
    }

    @Test
    void partsOfTheVarianceAddUp() {
        ScoreVariance variance = Goldens.scores(List.of(0, 1, 2, 4), 4).variance();

        // By hand: rates 0, 1/4, 1/2, 1 about 7/16; p(1 - p)/3 is 0, 1/16, 1/12, 0.
        assertEquals(0.546875 / 3, variance.total().orElseThrow(), 1e-15);
        assertEquals((1.0 / 16 + 1.0 / 12) / 4, variance.within().orElseThrow(), 1e-15);
        assertEquals(
                variance.total().orElseThrow(),
                variance.within().orElseThrow() + variance.between().orElseThrow(),
                1e-15);
        assertEquals(
                Math.sqrt(variance.within().orElseThrow() / 4),
                variance.errorOfTheSameTest().orElseThrow(),
                1e-15);
        assertEquals(
                Goldens.scores(List.of(0, 1, 2, 4), 4).average().standardError().orElseThrow(),
                variance.errorOfAnotherTest().orElseThrow(),
                1e-15);
    }

    @Test
    void whatCannotBeKnownIsAbsentAndNotZero() {
        ScoreVariance ofOneQuestion = Goldens.scores(List.of(3), 4).variance();
        ScoreVariance ofOneSample = Goldens.scores(List.of(0, 1, 1), 1).variance();

        assertEquals(OptionalDouble.empty(), ofOneQuestion.total());
        assertEquals(OptionalDouble.empty(), ofOneQuestion.between());
        assertEquals(OptionalDouble.empty(), ofOneQuestion.errorOfAnotherTest());
        assertEquals(OptionalDouble.empty(), ofOneSample.within());
        assertEquals(OptionalDouble.empty(), ofOneSample.errorOfTheSameTest());
    }

    /** Rates uniform on 0 to 1, 5 samples each: between 1/12, within the mean of p(1 - p)/5, which is 1/30. */
    @Test
    void partsOfTheVarianceHaveNoBias() {
        var random = new SplittableRandom(11);
        int runs = 4000;
        double between = 0;
        double within = 0;
        for (int run = 0; run < runs; run++) {
            List<Integer> correct = IntStream.range(0, 20)
                    .mapToObj(question -> binomial(random, 5, random.nextDouble()))
                    .toList();
            ScoreVariance variance = Goldens.scores(correct, 5).variance();
            between += variance.between().orElseThrow() / runs;
            within += variance.within().orElseThrow() / runs;
        }

        assertEquals(1.0 / 12, between, 0.002);
        assertEquals(1.0 / 30, within, 0.001);
    }

    @Test
    void refusesNoQuestionsAndTheSameTwice() {
        assertThrows(IllegalArgumentException.class, () -> new QuestionScores(List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new QuestionScores(List.of(new QuestionScore("a", 1, 1), new QuestionScore("a", 0, 1))));
        assertThrows(IllegalArgumentException.class, () -> new QuestionScore("a", 0, 0));
        assertThrows(IllegalArgumentException.class, () -> new QuestionScore("a", 3, 2));
    }

    static int binomial(RandomGenerator random, int samples, double chance) {
        int correct = 0;
        for (int sample = 0; sample < samples; sample++) {
            correct += random.nextDouble() < chance ? 1 : 0;
        }
        return correct;
    }

    private static double mean(SubsetScore score) {
        return score.score().orElseThrow().mean();
    }
}
