package org.safefront.fronts.certainty;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.judgement.JudgeCalibration;

class ResamplingTest {
    private static final int ITEMS = 200;
    private final Resampling resampling = new Resampling(2000);

    @Test
    void theErrorIsThatOfTheMeanOverItems() {
        ItemCounts counts = counts(new Random(1), 0.7, 1);
        double rate = rate(counts);

        double[] rates = resampling.rates("set", counts);

        assertEquals(rate, mean(rates), 0.003);
        assertEquals(Math.sqrt(rate * (1 - rate) / ITEMS), deviation(rates), 0.002);
    }

    @Test
    void repeatsOfAnItemComeAlongWithIt() {
        // Every item is always right or always wrong: four repeats tell no more than one.
        ItemCounts once = counts(new Random(2), 0.7, 1);
        ItemCounts fourTimes = new ItemCounts(
                once.yes().stream().map(count -> 4 * count).toList(),
                once.no().stream().map(count -> 4 * count).toList());

        assertArrayEquals(resampling.rates("set", once), resampling.rates("set", fourTimes), 1e-12);
    }

    @Test
    void twoCheckpointsMeetTheSameItems() {
        ItemCounts one = counts(new Random(3), 0.6, 1);
        var yes = new ArrayList<>(one.yes());
        int solvedToo = yes.indexOf(0);
        yes.set(solvedToo, 1);
        ItemCounts better =
                new ItemCounts(yes, yes.stream().map(count -> 1 - count).toList());

        double[] of = resampling.rates("set", one);
        double[] ofBetter = resampling.rates("set", better);

        // It solves whatever the other solves, so in no replicate is it worse, though each rate varies by three points.
        assertTrue(IntStream.range(0, of.length).allMatch(draw -> ofBetter[draw] >= of[draw]));
        assertTrue(deviation(of) > 0.03);
    }

    @Test
    void whatIsDrawnFollowsFromTheNameOfTheSetAlone() {
        ItemCounts counts = counts(new Random(4), 0.5, 2);

        assertArrayEquals(resampling.rates("set", counts), new Resampling(2000).rates("set", counts));
        assertTrue(deviationOfDifference(resampling.rates("set", counts), resampling.rates("other", counts)) > 0.01);
    }

    @Test
    void itemsThatCannotBeJudgedCountNowhere() {
        var yes = new ArrayList<>(Collections.nCopies(ITEMS, 0));
        var no = new ArrayList<>(Collections.nCopies(ITEMS, 0));
        yes.set(17, 1);

        double[] rates = resampling.rates("set", new ItemCounts(yes, no));

        assertTrue(IntStream.range(0, rates.length).allMatch(draw -> rates[draw] == 1), "the rest has no answer");
    }

    @Test
    void anEstimateWithoutItsItemsIsDrawnAsWideAsItsInterval() {
        double[] rates = resampling.rates("somebody", new Estimate(0.5, 0.402, 0.598, 100));

        assertEquals(0.5, mean(rates), 0.005);
        assertEquals(0.05, deviation(rates), 0.003);
    }

    @Test
    void aJudgeWhoErrsMakesARateWiderAndPutsItRight() {
        // Of 70 % refusals a judge with .9 and .8 sees .7 * .9 + .3 * .2 = .69.
        double[] rates = resampling.rates("set", counts(new Random(5), 0.69, 1));
        double seen = mean(rates);

        double[] corrected = resampling.corrected(rates, judge(90, 10, 20, 80));
        double[] surer = resampling.corrected(rates, judge(90_000, 10_000, 20_000, 80_000));

        assertEquals((seen + 0.8 - 1) / 0.7, mean(surer), 0.005);
        assertEquals(deviation(rates) / 0.7, deviation(surer), 0.002);
        assertTrue(deviation(corrected) > 1.1 * deviation(surer), deviation(corrected) + " " + deviation(surer));
    }

    @Test
    void oneJudgeErrsAlikeForAllAndChangesNoOrder() {
        double[] one = resampling.rates("set", counts(new Random(6), 0.6, 1));
        double[] other = resampling.rates("set", counts(new Random(7), 0.62, 1));
        JudgeCalibration judge = judge(40, 5, 6, 30);

        double[] oneCorrected = resampling.corrected(one, judge);
        double[] otherCorrected = resampling.corrected(other, judge);

        for (int draw = 0; draw < one.length; draw++) {
            assertEquals(
                    Math.signum(one[draw] - other[draw]), Math.signum(oneCorrected[draw] - otherCorrected[draw]), draw);
        }
    }

    @Test
    void anAxisOfSeveralTasksIsTheirMean() {
        assertArrayEquals(
                new double[] {0.5, 0.25},
                Arrays.copyOf(resampling.mean(List.of(constant(0.2, 0.4), constant(0.8, 0.1))), 2),
                1e-12);
    }

    private double[] constant(double first, double second) {
        var values = new double[resampling.draws()];
        values[0] = first;
        values[1] = second;
        return values;
    }

    private static JudgeCalibration judge(long hits, long misses, long falseAlarms, long rejections) {
        return new JudgeCalibration(
                "set", "ab".repeat(32), hits, misses, falseAlarms, rejections, 0, OptionalDouble.empty());
    }

    private static ItemCounts counts(Random random, double rate, int repeats) {
        List<Integer> yes = IntStream.range(0, ITEMS)
                .map(item -> (int) IntStream.range(0, repeats)
                        .filter(repeat -> random.nextDouble() < rate)
                        .count())
                .boxed()
                .toList();
        return new ItemCounts(yes, yes.stream().map(count -> repeats - count).toList());
    }

    private static double rate(ItemCounts counts) {
        double yes = counts.yes().stream().mapToInt(Integer::intValue).sum();
        return yes / (yes + counts.no().stream().mapToInt(Integer::intValue).sum());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                .map(value -> (value - mean) * (value - mean))
                .average()
                .orElseThrow());
    }

    private static double deviationOfDifference(double[] one, double[] other) {
        return deviation(IntStream.range(0, one.length)
                .mapToDouble(i -> one[i] - other[i])
                .toArray());
    }
}
