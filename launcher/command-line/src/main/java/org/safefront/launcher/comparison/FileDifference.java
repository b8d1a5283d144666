package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.safefront.launcher.samples.SampleFile;
import org.safefront.statistics.Bootstrap;
import org.safefront.statistics.Interval;
import org.safefront.statistics.PairedDesign;
import org.safefront.statistics.PairedDifference;
import org.safefront.statistics.PairedPower;
import org.safefront.statistics.PairedScores;
import org.safefront.statistics.QuestionScore;
import org.safefront.statistics.SignFlips;

/**
 * How a file differs from the base on the same questions.
 *
 * @param questions asked in both
 * @param difference score of the file less that of the base
 * @param interval of it, 95 %
 * @param flips on how many questions which way
 * @param detectable the smallest true difference that so many questions find in 80 of 100 cases; absent where all questions
 *     differ alike
 * @param questionsNeeded to find the difference that was asked for; absent where none was, or as above
 * @param bootstrap of the difference; absent where none was asked for
 * @param onlyInBase questions that the file lacks
 * @param onlyInFile questions that the base lacks
 */
public record FileDifference(
        String file,
        int questions,
        double difference,
        Interval interval,
        Test test,
        Flips flips,
        OptionalDouble detectable,
        Optional<Needed> questionsNeeded,
        Optional<Resampled> bootstrap,
        List<String> onlyInBase,
        List<String> onlyInFile) {
    private static final int MORE = 4;

    /**
     * Whether it is more than chance.
     *
     * @param name exact-mcnemar for single samples; else exact-sign-flips, or drawn-sign-flips where they are too many
     * @param p of this comparison alone, two-sided
     * @param holm the same, corrected for all comparisons with this base
     * @param tTest p of the paired t test; absent where all questions differ alike
     */
    public record Test(String name, double p, double holm, OptionalDouble tTest) {}

    /**
     * Questions that went one way or the other.
     *
     * @param better those on which the file scores more than the base
     */
    public record Flips(int better, int worse, int same) {}

    /**
     * Questions that find a true difference of a size in 80 of 100 cases.
     *
     * @param asOften if each is asked as often as here
     * @param fourTimesAsOften if each is asked four times as often; absent for single samples, which do not tell how much of
     *     their noise more samples would take away
     */
    public record Needed(double difference, long asOften, OptionalLong fourTimesAsOften) {}

    static FileDifference of(SampleFile base, SampleFile file, ComparisonSettings settings) {
        PairedScores scores =
                PairedScores.of(base.table().scores(), file.table().scores());
        PairedDifference difference = scores.difference();
        int moved = scores.better() + scores.worse();
        return new FileDifference(
                file.name(),
                difference.questions(),
                difference.mean(),
                difference.interval(),
                test(scores, settings.seed()),
                new Flips(scores.better(), scores.worse(), difference.questions() - moved),
                PairedPower.USUAL.minimumDetectable(difference),
                needed(scores, settings.delta()),
                settings.bootstrap().map(bootstrap -> resampled(bootstrap, scores)),
                scores.onlyBase(),
                scores.onlyOther());
    }

    private static Test test(PairedScores scores, long seed) {
        OptionalDouble tTest = scores.difference().tTest();
        OptionalDouble mcNemar = scores.mcNemar();
        if (mcNemar.isPresent()) {
            return new Test("exact-mcnemar", mcNemar.getAsDouble(), mcNemar.getAsDouble(), tTest);
        }
        SignFlips flips = scores.signFlips(new SplittableRandom(seed));
        return new Test(flips.exact() ? "exact-sign-flips" : "drawn-sign-flips", flips.p(), flips.p(), tTest);
    }

    private static Optional<Needed> needed(PairedScores scores, OptionalDouble delta) {
        double deviation = scores.difference().deviation().orElse(0);
        if (delta.isEmpty() || deviation == 0) {
            return Optional.empty();
        }
        double wanted = delta.getAsDouble();
        long asOften = PairedPower.USUAL.questionsNeeded(deviation, wanted);
        OptionalLong fourTimes = PairedDesign.of(scores).stream()
                .mapToDouble(design -> design.deviation(
                        MORE * fewest(scores, PairedScores.Pair::base),
                        MORE * fewest(scores, PairedScores.Pair::other)))
                .mapToLong(reduced -> PairedPower.USUAL.questionsNeeded(reduced, wanted))
                // Where few questions happen to differ less than their own noise, that noise is overrated.
                .map(needed -> Math.min(asOften, needed))
                .findFirst();
        return Optional.of(new Needed(wanted, asOften, fourTimes));
    }

    private static int fewest(PairedScores scores, Function<PairedScores.Pair, QuestionScore> which) {
        return scores.pairs().stream()
                .mapToInt(pair -> which.apply(pair).samples())
                .min()
                .orElseThrow();
    }

    private static Resampled resampled(Bootstrap bootstrap, PairedScores scores) {
        return Resampled.of(bootstrap, bootstrap.ofClusters(scores.pairs(), FileDifference::mean));
    }

    private static double mean(List<PairedScores.Pair> pairs) {
        return pairs.stream()
                .mapToDouble(PairedScores.Pair::difference)
                .average()
                .orElseThrow();
    }

    FileDifference corrected(double holm) {
        return new FileDifference(
                file,
                questions,
                difference,
                interval,
                new Test(test.name, test.p, holm, test.tTest),
                flips,
                detectable,
                questionsNeeded,
                bootstrap,
                onlyInBase,
                onlyInFile);
    }
}
