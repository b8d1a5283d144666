package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RepeatabilityTest {
    static Stream<JsonNode> tables() {
        return Goldens.of("seed_tables");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void componentsAreThoseOfStatsmodelsAnalysisOfVariance(JsonNode golden) {
        VarianceComponents components = Repeatability.of(table(golden)).components();

        assertIs(golden, "train", components.train());
        assertIs(golden, "decode", components.decode());
        assertIs(golden, "question", components.question());
        assertIs(golden, "trainByQuestion", components.trainByQuestion());
        assertIs(golden, "rest", components.rest());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rangesFollowFromThem(JsonNode golden) {
        Repeatability repeatability = Repeatability.of(table(golden));

        assertEquals(
                golden.get("sameCheckpoint").doubleValue(),
                repeatability.sameCheckpoint().orElseThrow().range(),
                1e-9);
        assertEquals(
                golden.get("newTraining").doubleValue(),
                repeatability.newTraining().orElseThrow().range(),
                1e-9);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void flipRatesAreCountsOverAllPairsOfSamples(JsonNode golden) {
        FlipRate flips = Repeatability.of(table(golden)).flips();

        assertIs(golden, "flipsOfSame", flips.sameCheckpoint());
        assertIs(golden, "flipsOfOther", flips.otherTraining());
        assertIs(golden, "notUnanimous", flips.notUnanimous());
    }

    @Test
    void oneTrainSeedSaysNothingOfTraining() {
        Repeatability repeatability =
                Repeatability.of(new SeedTable(List.of(run(1, 1, 0, 3, 4), run(1, 2, 1, 3, 3), run(1, 3, 0, 4, 4))));

        assertEquals(OptionalDouble.empty(), repeatability.components().train());
        assertEquals(OptionalDouble.empty(), repeatability.components().trainByQuestion());
        assertEquals(Optional.empty(), repeatability.newTraining());
        assertEquals(OptionalDouble.empty(), repeatability.flips().otherTraining());
        assertTrue(repeatability.sameCheckpoint().isPresent());
        assertTrue(repeatability.components().decode().isPresent());
        assertTrue(repeatability.components().question().isPresent());
    }

    @Test
    void oneDecodeSeedEachSaysNothingOfDecoding() {
        Repeatability repeatability =
                Repeatability.of(new SeedTable(List.of(run(1, 1, 0, 3, 4), run(2, 1, 1, 3, 3), run(3, 1, 0, 4, 4))));

        assertEquals(OptionalDouble.empty(), repeatability.components().train());
        assertEquals(OptionalDouble.empty(), repeatability.components().decode());
        assertEquals(Optional.empty(), repeatability.sameCheckpoint());
        assertTrue(repeatability.components().rest().isPresent());
        // Scores 7/12, 7/12 and 8/12, by hand: variance 1/432, 2 degrees of freedom.
        NoiseFloor floor = repeatability.newTraining().orElseThrow();
        assertEquals(Math.sqrt(1 / 432.0), floor.deviation(), 1e-12);
        assertEquals(2, floor.degreesOfFreedom(), 1e-9);
        assertEquals(4.302652729911275 * Math.sqrt(2 / 432.0), floor.range(), 1e-9);
    }

    @Test
    void runsThatAreAllAlikeHaveARangeOfZero() {
        Repeatability repeatability = Repeatability.of(
                new SeedTable(List.of(run(1, 1, 0, 3), run(1, 2, 0, 3), run(2, 1, 0, 3), run(2, 2, 0, 3))));

        assertEquals(0, repeatability.newTraining().orElseThrow().range());
        assertEquals(0, repeatability.sameCheckpoint().orElseThrow().range());
    }

    /** Tables of a recipe whose trainings differ, and after each table two more runs of the same recipe. */
    @Test
    void rangesHoldTheDifferenceOfTwoNewRuns() {
        var recipe = new Recipe(new SplittableRandom(23));
        int runs = 3000;
        int drawnAnew = 0;
        int trainedAnew = 0;
        double train = 0;
        double rest = 0;
        for (int run = 0; run < runs; run++) {
            Repeatability repeatability = Repeatability.of(recipe.table(4, 3));
            double[] checkpoint = recipe.trained();
            double one = recipe.score(checkpoint);
            double again = Math.abs(one - recipe.score(checkpoint));
            double anew = Math.abs(one - recipe.score(recipe.trained()));
            drawnAnew += again <= repeatability.sameCheckpoint().orElseThrow().range() ? 1 : 0;
            trainedAnew += anew <= repeatability.newTraining().orElseThrow().range() ? 1 : 0;
            train += repeatability.components().train().orElseThrow() / runs;
            rest += repeatability.components().rest().orElseThrow() / runs;
        }

        assertEquals(0.95, (double) drawnAnew / runs, 0.015);
        assertEquals(0.95, (double) trainedAnew / runs, 0.015);
        // All questions of a training rise or fall by a number that is evenly spread on -0.1 to 0.1.
        assertEquals(0.04 / 12, train, 0.0002);
        assertEquals(recipe.restByHand(), rest, 0.0005);
    }

    private record Recipe(SplittableRandom random) {
        private static final List<Double> CHANCES = List.of(0.2, 0.3, 0.4, 0.5, 0.5, 0.6, 0.7, 0.8);
        private static final int SAMPLES = 4;

        double[] trained() {
            double shift = random.nextDouble() * 0.2 - 0.1;
            return CHANCES.stream().mapToDouble(chance -> chance + shift).toArray();
        }

        /** Mean of p(1 - p)/4 over questions and shifts; the square of a shift is 0.04/12 in the mean. */
        double restByHand() {
            return CHANCES.stream()
                            .mapToDouble(chance -> chance * (1 - chance) - 0.04 / 12)
                            .average()
                            .orElseThrow()
                    / SAMPLES;
        }

        QuestionScores run(double[] checkpoint) {
            return Goldens.scores(
                    Arrays.stream(checkpoint)
                            .mapToObj(chance -> QuestionScoresTest.binomial(random, SAMPLES, chance))
                            .toList(),
                    SAMPLES);
        }

        double score(double[] checkpoint) {
            return run(checkpoint).average().mean();
        }

        SeedTable table(int trainSeeds, int decodeSeeds) {
            var runs = new ArrayList<SeededRun>();
            for (int train = 0; train < trainSeeds; train++) {
                double[] checkpoint = trained();
                for (int decode = 0; decode < decodeSeeds; decode++) {
                    runs.add(new SeededRun(train, decode, run(checkpoint)));
                }
            }
            return new SeedTable(runs);
        }
    }

    @Test
    void refusesTablesWithHoles() {
        assertRefused(
                "train seed 2 has 1 decode seeds, train seed 1 has 2; each must have as many",
                run(1, 1, 0, 3),
                run(1, 2, 0, 3),
                run(2, 1, 1, 3));
        assertRefused("train seed 1, decode seed 1 is there twice", run(1, 1, 0, 3), run(1, 1, 0, 2));
        assertRefused(
                "train seed 2, decode seed 1 has other questions than train seed 1, decode seed 1: 1 missing such as item-1, 0 more",
                run(1, 1, 0, 3),
                run(2, 1, 0));
        assertRefused("one run alone says nothing of another", run(1, 1, 0, 3));
        assertRefused("one question alone says nothing of others", run(1, 1, 0), run(1, 2, 1));
    }

    private static void assertRefused(String message, SeededRun... runs) {
        var refusal = assertThrows(IncompleteSeedTableException.class, () -> new SeedTable(List.of(runs)));

        assertEquals(message, refusal.getMessage());
    }

    private static SeededRun run(long trainSeed, long decodeSeed, Integer... correct) {
        return new SeededRun(trainSeed, decodeSeed, Goldens.scores(List.of(correct), 4));
    }

    private static SeedTable table(JsonNode golden) {
        var runs = new ArrayList<SeededRun>();
        JsonNode trains = golden.get("correct");
        for (int train = 0; train < trains.size(); train++) {
            for (int decode = 0; decode < trains.get(train).size(); decode++) {
                List<Integer> correct = Goldens.wholeNumbers(trains.get(train).get(decode));
                int samples = golden.get("repeats").intValue();
                runs.add(new SeededRun(train, decode, Goldens.scores(correct, samples)));
            }
        }
        return new SeedTable(runs);
    }

    private static void assertIs(JsonNode golden, String name, OptionalDouble value) {
        assertEquals(golden.get(name).doubleValue(), value.orElseThrow(), Goldens.EXACT, name);
    }
}
