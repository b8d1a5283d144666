package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ClusteredMeanTest {
    static Stream<JsonNode> means() {
        return Goldens.of("clustered_means");
    }

    @ParameterizedTest
    @MethodSource("means")
    void errorsAreThoseOfStatsmodels(JsonNode golden) {
        ClusteredMean mean = ClusteredMean.ofSamples(clusters(golden));

        assertEquals(golden.get("mean").doubleValue(), mean.mean(), Goldens.EXACT);
        assertEquals(
                golden.get("standardError").doubleValue(), mean.standardError().orElseThrow(), Goldens.EXACT);
        assertEquals(
                golden.get("uncorrected").doubleValue(),
                mean.uncorrectedStandardError().orElseThrow(),
                Goldens.EXACT);
        Goldens.assertInterval(golden.get("student"), mean.studentInterval().orElseThrow());
    }

    @Test
    void clustersOfOneSizeHaveTheErrorOfTheirScores() {
        ClusteredMean ofSamples = ClusteredMean.ofSamples(Stream.of(0, 1, 3, 4)
                .map(sum -> new ClusteredMean.Cluster(sum, 4))
                .toList());

        ClusteredMean ofScores = ClusteredMean.ofScores(List.of(0.0, 0.25, 0.75, 1.0), 16);

        assertEquals(ofScores.mean(), ofSamples.mean());
        assertEquals(
                ofScores.standardError().orElseThrow(),
                ofSamples.standardError().orElseThrow(),
                1e-15);
        // The deviation of these four, by hand: squares 2 (1/4 + 1/16) over 3, over 4.
        assertEquals(Math.sqrt(0.625 / 3 / 4), ofScores.standardError().orElseThrow(), 1e-15);
    }

    @Test
    void oneQuestionSaysNothingOfOthers() {
        ClusteredMean mean = ClusteredMean.ofSamples(List.of(new ClusteredMean.Cluster(3, 8)));

        assertEquals(OptionalDouble.empty(), mean.standardError());
        assertTrue(mean.studentInterval().isEmpty());
        assertEquals(Interval.wilson(3.0 / 8, 1, Quantiles.normal(0.975)), mean.interval());
    }

    @Test
    void oneSampleEachIsPlainWilson() {
        ClusteredMean mean = ClusteredMean.ofSamples(Stream.of(1, 1, 0, 1, 0)
                .map(sum -> new ClusteredMean.Cluster(sum, 1))
                .toList());

        assertEquals(Proportion.wilson(3, 5), mean.estimate());
    }

    @Test
    void repeatsThatAgreeAddNothingButTheSpreadOfT() {
        List<Double> scores = IntStream.range(0, 400)
                .mapToObj(question -> question < 300 ? 1.0 : 0.0)
                .toList();

        Interval eightTimes = ClusteredMean.ofScores(scores, 3200).interval();

        Interval once = ClusteredMean.ofScores(scores, 400).interval();
        assertEquals(once.low(), eightTimes.low(), 3e-4);
        assertEquals(once.high(), eightTimes.high(), 3e-4);
    }

    /** One question with as many samples as all others together is half of the evidence. */
    @Test
    void clustersOfUnequalSizeTellLessThanTheirNumber() {
        var clusters = new ArrayList<>(Collections.nCopies(10, new ClusteredMean.Cluster(1, 2)));
        clusters.add(new ClusteredMean.Cluster(20, 20));

        ClusteredMean mean = ClusteredMean.ofSamples(clusters);

        // By hand: mean 3/4, squares of residuals (20/4)² + 10 (2/4)², over 40²; m(1 - m) over that is 10.9 of 11
        // clusters.
        assertEquals(Math.sqrt(27.5) / 40, mean.uncorrectedStandardError().orElseThrow(), 1e-12);
        assertEquals(Interval.wilson(0.75, 0.1875 * 1600 / 27.5, Quantiles.student(0.975, 10)), mean.interval());
    }

    @Test
    void allRightIsNotCertain() {
        ClusteredMean mean = ClusteredMean.ofScores(Collections.nCopies(30, 1.0), 240);

        assertEquals(0, mean.standardError().orElseThrow());
        assertTrue(mean.interval().low() < 0.9, mean.interval().toString());
    }

    private static List<ClusteredMean.Cluster> clusters(JsonNode golden) {
        List<Integer> sums = Goldens.wholeNumbers(golden.get("sums"));
        List<Integer> sizes = Goldens.wholeNumbers(golden.get("sizes"));
        return IntStream.range(0, sums.size())
                .mapToObj(i -> new ClusteredMean.Cluster(sums.get(i), sizes.get(i)))
                .toList();
    }
}
