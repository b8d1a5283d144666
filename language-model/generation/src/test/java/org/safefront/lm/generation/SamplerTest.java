package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SamplerTest {
    private static final int DRAWS = 100_000;
    /** Chi-square with 4 degrees of freedom is above this once in 100,000 times; the seeds are fixed. */
    private static final double LARGEST_CHI_SQUARE = 28.5;

    /** Logits of the probabilities 0.05, 0.4, 0.1, 0.25, 0.2. */
    private static final double[] PROBABILITIES = {0.05, 0.4, 0.1, 0.25, 0.2};

    private static final float[] LOGITS = logits(PROBABILITIES);

    @Test
    void drawsAsOftenAsTheProbabilitiesSay() {
        long[] counts = counts(LOGITS, 1, 1, 0, 0);

        assertFits(PROBABILITIES, counts);
    }

    @Test
    void temperatureFlattensAndSharpens() {
        assertFits(powers(0.5), counts(LOGITS, 2, 1, 0, 0));
        assertFits(powers(2), counts(LOGITS, 0.5, 1, 0, 0));
    }

    @Test
    void topPKeepsTheTokenThatCrosses() {
        // 0.4 + 0.25 = 0.65 is not 0.7 yet, so the token of 0.2 belongs to it.
        assertFits(new double[] {0, 0.4 / 0.85, 0, 0.25 / 0.85, 0.2 / 0.85}, counts(LOGITS, 1, 0.7, 0, 0));
        assertArrayEquals(new long[] {0, DRAWS, 0, 0, 0}, counts(LOGITS, 1, 1e-9, 0, 0));
    }

    @Test
    void topPLooksAtWhatTopKLeft() {
        // Of 0.4, 0.25 and 0.2 the first two have 0.76.
        assertFits(new double[] {0, 0.4 / 0.65, 0, 0.25 / 0.65, 0}, counts(LOGITS, 1, 0.75, 3, 0));
    }

    @Test
    void topKKeepsSoMany() {
        assertFits(new double[] {0, 0.4 / 0.65, 0, 0.25 / 0.65, 0}, counts(LOGITS, 1, 1, 2, 0));
        assertArrayEquals(counts(LOGITS, 1, 1, 5, 0), counts(LOGITS, 1, 1, 1000, 0));
    }

    @Test
    void minPComparesWithTheMostProbable() {
        assertFits(new double[] {0, 0.4 / 0.85, 0, 0.25 / 0.85, 0.2 / 0.85}, counts(LOGITS, 1, 1, 0, 0.4));
        assertArrayEquals(new long[] {0, DRAWS, 0, 0, 0}, counts(LOGITS, 1, 1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(floats = {0, -1e30f, 1e30f})
    void theLowestIdWinsTies(float offset) {
        float[] logits = {offset - 1, offset, offset, offset};
        int lowest = offset == 0 ? 1 : 0;

        assertEquals(lowest, new Sampler(4).sample(logits, SamplingParameters.greedy(), 0));
        assertEquals(lowest, new Sampler(4).sample(logits, new SamplingParameters(1, 1, 1, 0, 5), 0));
    }

    @Test
    void aSeedAndAPositionAlwaysDrawTheSame() {
        var sampler = new Sampler(LOGITS.length);
        var other = new Sampler(LOGITS.length);

        int[] first = draws(sampler, 17);
        draws(sampler, 18);
        int[] backwards = new int[first.length];
        for (int position = first.length - 1; position >= 0; position--) {
            backwards[position] = other.sample(LOGITS, sampled(17), position);
        }

        assertArrayEquals(first, backwards);
        assertNotEquals(Arrays.toString(first), Arrays.toString(draws(sampler, 18)));
    }

    @Test
    void neighbouringSeedsAndPositionsHaveNothingInCommon() {
        double[] uniforms = IntStream.range(0, 300)
                .boxed()
                .flatMapToDouble(
                        seed -> IntStream.range(0, 300).mapToDouble(position -> RandomStream.uniform(seed, position)))
                .toArray();

        assertEquals(uniforms.length, DoubleStream.of(uniforms).distinct().count());
        assertEquals(0.5, DoubleStream.of(uniforms).average().orElseThrow(), 0.005);
        assertEquals(
                1.0 / 12,
                DoubleStream.of(uniforms)
                        .map(u -> (u - 0.5) * (u - 0.5))
                        .average()
                        .orElseThrow(),
                0.001);
    }

    @Test
    void noStreamIsTheContinuationOfAnother() {
        long step = 0x9e3779b97f4a7c15L;

        long distinct = IntStream.range(0, 300)
                .mapToDouble(shift -> RandomStream.uniform(5 + shift * step, 300 - shift))
                .distinct()
                .count();

        assertEquals(300, distinct);
    }

    @Test
    void hugeLogitsDoNotOverflow() {
        float[] logits = {-3e38f, 3e38f, 2.9e38f};

        assertEquals(1, new Sampler(3).sample(logits, sampled(1), 0));
        assertEquals(1, new Sampler(3).sample(logits, new SamplingParameters(1e-300, 0.9, 0, 0, 1), 0));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesLogitsThatAreNoNumbers(float broken) {
        var sampler = new Sampler(3);

        var refusal = assertThrows(
                LogitsNotFiniteException.class,
                () -> sampler.sample(new float[] {1, 2, broken}, SamplingParameters.greedy(), 0));

        assertEquals("the model's weights are broken: the logit of token 2 is " + broken, refusal.getMessage());
    }

    @Test
    void ranksAsASortWould() {
        double[] weights = IntStream.range(0, 1000)
                .mapToDouble(i -> RandomStream.uniform(1, i % 700))
                .toArray();
        int[] expected = IntStream.range(0, weights.length)
                .boxed()
                .sorted((a, b) -> weights[a] == weights[b] ? a - b : Double.compare(weights[b], weights[a]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranking = new Ranking(weights.length);

        int ranked = ranking.start(weights, 0.25);

        assertArrayEquals(
                IntStream.of(expected).filter(token -> weights[token] >= 0.25).toArray(),
                IntStream.range(0, ranked).map(ranking::get).toArray());
    }

    private static long[] counts(float[] logits, double temperature, double topP, int topK, double minP) {
        var sampler = new Sampler(logits.length);
        var counts = new long[logits.length];
        for (int seed = 0; seed < DRAWS; seed++) {
            counts[sampler.sample(logits, new SamplingParameters(temperature, topP, topK, minP, seed), seed % 7)]++;
        }
        return counts;
    }

    private static int[] draws(Sampler sampler, long seed) {
        return IntStream.range(0, 50)
                .map(position -> sampler.sample(LOGITS, sampled(seed), position))
                .toArray();
    }

    private static SamplingParameters sampled(long seed) {
        return new SamplingParameters(1, 1, 0, 0, seed);
    }

    private static void assertFits(double[] probabilities, long[] counts) {
        double chiSquare = 0;
        for (int token = 0; token < counts.length; token++) {
            double expected = probabilities[token] * DRAWS;
            if (expected == 0) {
                assertEquals(0, counts[token], "token " + token + " has no probability");
            } else {
                chiSquare += (counts[token] - expected) * (counts[token] - expected) / expected;
            }
        }
        assertTrue(chiSquare < LARGEST_CHI_SQUARE, "chi-square " + chiSquare + " of " + Arrays.toString(counts));
    }

    private static double[] powers(double exponent) {
        double[] powers =
                DoubleStream.of(PROBABILITIES).map(p -> Math.pow(p, exponent)).toArray();
        double total = DoubleStream.of(powers).sum();
        return DoubleStream.of(powers).map(power -> power / total).toArray();
    }

    private static float[] logits(double[] probabilities) {
        var logits = new float[probabilities.length];
        for (int i = 0; i < logits.length; i++) {
            logits[i] = (float) Math.log(probabilities[i]) + 3;
        }
        return logits;
    }
}
