package org.safefront.performance.budget;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * The items of an axis.
 *
 * @param axis its name
 * @param difficulties in logits
 * @param repeats samples of each
 */
record Items(String axis, List<Double> difficulties, int repeats) {
    private static final int QUESTIONS = 230;
    private static final int QUESTION_REPEATS = 8;
    private static final int BENCHMARKS = 5;
    private static final double BETWEEN_BENCHMARKS = 1.0;
    private static final double WITHIN_BENCHMARK = 1.4;
    private static final int PROBES = 313;
    private static final int PROBE_REPEATS = 4;
    private static final double PROBE_SPREAD = 1.5;
    private static final int PROBE_TAILS = 4;

    /** 230 questions of 5 benchmarks, 8 times each. */
    static Items reasoning(SplittableRandom random) {
        double[] benchmarks = IntStream.range(0, BENCHMARKS)
                .mapToDouble(i -> BETWEEN_BENCHMARKS * random.nextGaussian())
                .toArray();
        List<Double> difficulties = IntStream.range(0, QUESTIONS)
                .mapToObj(i -> benchmarks[i % BENCHMARKS] + WITHIN_BENCHMARK * random.nextGaussian())
                .toList();
        return new Items("reasoning", difficulties, QUESTION_REPEATS);
    }

    /** 313 probes of a heavy-tailed effect, 4 times each. */
    static Items safety(SplittableRandom random) {
        List<Double> difficulties = IntStream.range(0, PROBES)
                .mapToObj(i -> PROBE_SPREAD * student(random))
                .toList();
        return new Items("safety", difficulties, PROBE_REPEATS);
    }

    private static double student(SplittableRandom random) {
        double squares = IntStream.range(0, PROBE_TAILS)
                .mapToDouble(i -> random.nextGaussian())
                .map(x -> x * x)
                .sum();
        return random.nextGaussian() / Math.sqrt(squares / PROBE_TAILS);
    }

    List<String> names() {
        return IntStream.range(0, difficulties.size())
                .mapToObj(i -> axis + "/" + i)
                .toList();
    }
}
