package org.safefront.lm.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The sampler against one that sorts everything and filters step by step. */
class SamplerEquivalenceTest {
    private static final int CASES = 20_000;

    @Test
    void drawsWhatAPlainSamplerDraws() {
        var random = new SplittableRandom(5);
        for (int i = 0; i < CASES; i++) {
            float[] logits = logits(random);
            SamplingParameters parameters = parameters(random);

            int drawn = new Sampler(logits.length).sample(logits, parameters, i);

            assertEquals(plain(logits, parameters, i), drawn, parameters + " in case " + i);
        }
    }

    private static int plain(float[] logits, SamplingParameters parameters, int position) {
        double[] weights = new double[logits.length];
        for (int token = 0; token < weights.length; token++) {
            weights[token] = Math.exp(logits[token] / parameters.temperature());
        }
        List<Integer> kept = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer token) -> -weights[token]))
                .toList();
        kept = kept.subList(0, parameters.topK() == 0 ? kept.size() : Math.min(kept.size(), parameters.topK()));
        kept = crossing(kept, weights, parameters.topP());
        double least = parameters.minP() * weights[kept.get(0)];
        kept = kept.stream().filter(token -> weights[token] >= least).toList();
        boolean all = parameters.topK() == 0 && parameters.topP() == 1 && parameters.minP() == 0;
        return draw(
                all ? kept.stream().sorted().toList() : kept,
                weights,
                RandomStream.uniform(parameters.seed(), position));
    }

    private static List<Integer> crossing(List<Integer> sorted, double[] weights, double topP) {
        double share = topP * sum(sorted, weights);
        var kept = new ArrayList<Integer>();
        for (int token : sorted) {
            kept.add(token);
            if (topP < 1 && sum(kept, weights) >= share) {
                break;
            }
        }
        return kept;
    }

    private static int draw(List<Integer> tokens, double[] weights, double uniform) {
        double threshold = uniform * sum(tokens, weights);
        double sum = 0;
        for (int token : tokens) {
            sum += weights[token];
            if (threshold < sum) {
                return token;
            }
        }
        return tokens.get(tokens.size() - 1);
    }

    private static double sum(List<Integer> tokens, double[] weights) {
        return tokens.stream().mapToDouble(token -> weights[token]).sum();
    }

    /** Peaked or flat, some with ties. */
    private static float[] logits(SplittableRandom random) {
        var logits = new float[random.nextInt(1, 40)];
        double width = random.nextDouble(0.1, 12);
        boolean coarse = random.nextBoolean();
        for (int token = 0; token < logits.length; token++) {
            double logit = random.nextDouble(-width, width);
            logits[token] = (float) (coarse ? Math.rint(logit) : logit);
        }
        return logits;
    }

    private static SamplingParameters parameters(SplittableRandom random) {
        return new SamplingParameters(
                random.nextDouble(0.3, 2),
                random.nextBoolean() ? 1 : random.nextDouble(0.05, 1),
                random.nextBoolean() ? 0 : random.nextInt(1, 50),
                random.nextBoolean() ? 0 : random.nextDouble(0, 0.5),
                random.nextLong());
    }
}
