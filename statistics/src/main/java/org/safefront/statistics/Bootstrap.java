package org.safefront.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import org.safefront.contracts.Require;

/**
 * Draws questions anew, with replacement, as many as there are: Efron and Tibshirani, An Introduction to the Bootstrap,
 * 1993. For a statistic of questions such as pass@k, whose error has no formula or is not trusted.
 *
 * @param seed the same seed draws the same
 * @param draws replicates, at least 100
 */
public record Bootstrap(long seed, int draws) {
    public Bootstrap {
        Require.atLeast("draws", 100, draws);
    }

    /** Draws whole questions: all repeats of one come along, so repeats are not taken for questions. */
    public <T> BootstrapDistribution ofClusters(List<T> questions, ToDoubleFunction<List<T>> statistic) {
        return draw(questions, statistic, (question, random) -> question);
    }

    /**
     * Draws questions, and then the repeats of each. This counts the noise within questions twice over, for it is in the
     * questions' rates already: an error on the safe side, and much too large for few repeats.
     */
    public BootstrapDistribution ofTwoLevels(
            List<QuestionScore> questions, ToDoubleFunction<List<QuestionScore>> statistic) {
        return draw(questions, statistic, QuestionScore::resampled);
    }

    private <T> BootstrapDistribution draw(
            List<T> questions, ToDoubleFunction<List<T>> statistic, BiFunction<T, RandomGenerator, T> again) {
        Require.some("questions", questions);
        var random = new SplittableRandom(seed);
        var replicates = new ArrayList<Double>(draws);
        for (int draw = 0; draw < draws; draw++) {
            replicates.add(statistic.applyAsDouble(sample(questions, random, again)));
        }
        return new BootstrapDistribution(
                statistic.applyAsDouble(questions), sorted(replicates), withoutEach(questions, statistic));
    }

    private static <T> List<T> sample(
            List<T> questions, RandomGenerator random, BiFunction<T, RandomGenerator, T> again) {
        var sample = new ArrayList<T>(questions.size());
        for (int question = 0; question < questions.size(); question++) {
            sample.add(again.apply(questions.get(random.nextInt(questions.size())), random));
        }
        return Collections.unmodifiableList(sample);
    }

    private static List<Double> sorted(List<Double> replicates) {
        Collections.sort(replicates);
        return replicates;
    }

    /** The statistic without the first question, without the second, and so on. */
    private static <T> List<Double> withoutEach(List<T> questions, ToDoubleFunction<List<T>> statistic) {
        if (questions.size() < 2) {
            return List.of();
        }
        var values = new ArrayList<Double>(questions.size());
        for (int left = 0; left < questions.size(); left++) {
            var rest = new ArrayList<T>(questions);
            rest.remove(left);
            values.add(statistic.applyAsDouble(rest));
        }
        return values;
    }
}
