package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BootstrapTest {
    private static final List<QuestionScore> QUESTIONS = Goldens.scores(
                    List.of(0, 1, 8, 7, 2, 8, 8, 0, 4, 6, 3, 8, 5, 8, 1, 7, 2, 8, 6, 8), 8)
            .questions();

    static Stream<JsonNode> bootstraps() {
        return Goldens.of("bootstraps");
    }

    @ParameterizedTest
    @MethodSource("bootstraps")
    void intervalsAreThoseOfSciPy(JsonNode golden) {
        var distribution = new BootstrapDistribution(
                golden.get("estimate").doubleValue(),
                Goldens.numbers(golden.get("replicates")),
                Goldens.numbers(golden.get("jackknife")));

        assertEquals(golden.get("standardError").doubleValue(), distribution.standardError(), Goldens.EXACT);
        Goldens.assertInterval(golden.get("percentile"), distribution.percentileInterval());
        Goldens.assertInterval(golden.get("bca"), distribution.bcaInterval().orElseThrow());
    }

    /** One system divides by the square root of the number of draws, so its error falls with draws that cost nothing. */
    @Test
    void theErrorIsThatOfTheStatisticHoweverManyDraws() {
        double formula = new QuestionScores(QUESTIONS).average().standardError().orElseThrow() * Math.sqrt(19 / 20.0);

        assertEquals(formula, draw(1000).standardError(), formula * 0.1);
        assertEquals(formula, draw(20_000).standardError(), formula * 0.03);
    }

    @Test
    void theSameSeedDrawsTheSame() {
        assertEquals(draw(200), draw(200));
        assertTrue(!draw(200).equals(new Bootstrap(2, 200).ofClusters(QUESTIONS, BootstrapTest::average)));
    }

    @Test
    void twoLevelsCountTheNoiseWithinQuestionsTwice() {
        ScoreVariance variance = new QuestionScores(QUESTIONS).variance();
        double between = variance.total().orElseThrow() * 19 / 20;
        double within = variance.within().orElseThrow() * 7 / 8;

        double error = new Bootstrap(1, 20_000)
                .ofTwoLevels(QUESTIONS, BootstrapTest::average)
                .standardError();

        assertEquals(Math.sqrt((between + within) / 20), error, 0.03 * error);
    }

    @Test
    void agreementOfAllHasNoBcaInterval() {
        List<QuestionScore> allRight =
                Goldens.scores(Collections.nCopies(10, 4), 4).questions();

        BootstrapDistribution distribution = new Bootstrap(1, 200).ofClusters(allRight, BootstrapTest::average);

        assertEquals(Optional.empty(), distribution.bcaInterval());
        assertEquals(new Interval(1, 1), distribution.percentileInterval());
    }

    private static BootstrapDistribution draw(int draws) {
        return new Bootstrap(1, draws).ofClusters(QUESTIONS, BootstrapTest::average);
    }

    static double average(List<QuestionScore> questions) {
        return questions.stream().mapToDouble(QuestionScore::rate).average().orElseThrow();
    }
}
