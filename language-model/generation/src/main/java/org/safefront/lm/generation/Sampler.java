package org.safefront.lm.generation;

/**
 * Draws tokens from logits. What it draws depends on the logits, the parameters and the position alone. It owns memory of
 * the size of the vocabulary, once; not for several threads at once.
 */
final class Sampler {
    /** Probabilities, up to a common factor: the most probable token has 1. */
    private final double[] weights;
    /** The most probable tokens, as far as they were asked for. */
    private final Ranking ranking;

    Sampler(int vocabularySize) {
        this.weights = new double[vocabularySize];
        this.ranking = new Ranking(vocabularySize);
    }

    /**
     * Draws a token.
     *
     * @param logits one for each token of the vocabulary
     * @param parameters of the request
     * @param position of the token within the answer, counted from 0
     * @throws LogitsNotFiniteException if a logit is not a finite number
     */
    int sample(float[] logits, SamplingParameters parameters, int position) {
        int best = mostProbable(logits);
        if (parameters.isGreedy()) {
            return best;
        }
        double total = weigh(logits, logits[best], parameters.temperature());
        double uniform = RandomStream.uniform(parameters.seed(), position);
        boolean filtered = parameters.topK() > 0 || parameters.topP() < 1 || parameters.minP() > 0;
        return filtered ? drawFiltered(parameters, total, uniform) : drawFromAll(total, uniform);
    }

    private static int mostProbable(float[] logits) {
        int best = 0;
        for (int token = 0; token < logits.length; token++) {
            if (!Float.isFinite(logits[token])) {
                throw new LogitsNotFiniteException(token, logits[token]);
            }
            if (logits[token] > logits[best]) {
                best = token;
            }
        }
        return best;
    }

    private double weigh(float[] logits, double largest, double temperature) {
        double total = 0;
        for (int token = 0; token < weights.length; token++) {
            weights[token] = Math.exp((logits[token] - largest) / temperature);
            total += weights[token];
        }
        return total;
    }

    private int drawFromAll(double total, double uniform) {
        double rest = uniform * total;
        int drawn = 0;
        for (int token = 0; token < weights.length; token++) {
            if (weights[token] > 0) {
                drawn = token;
                rest -= weights[token];
            }
            if (rest < 0) {
                return drawn;
            }
        }
        // Rounding left a crumb behind the last token that can be drawn.
        return drawn;
    }

    private int drawFiltered(SamplingParameters parameters, double total, double uniform) {
        int ranked = ranking.start(weights, leastRanked(parameters, total));
        boolean firstOnly = parameters.topK() > 0;
        int most = firstOnly ? Math.min(parameters.topK(), ranked) : ranked;
        double share = parameters.topP() * (firstOnly ? weightOfFirst(most) : total);
        int kept = 0;
        double sum = 0;
        while (kept < most && sum < share && weights[ranking.get(kept)] >= parameters.minP()) {
            sum += weights[ranking.get(kept)];
            kept++;
        }
        double rest = uniform * sum;
        for (int rank = 0; rank < kept - 1; rank++) {
            rest -= weights[ranking.get(rank)];
            if (rest < 0) {
                return ranking.get(rank);
            }
        }
        return ranking.get(kept - 1);
    }

    /** Tokens below this weight are not kept in any case: most of a vocabulary need not be ranked. */
    private double leastRanked(SamplingParameters parameters, double total) {
        if (parameters.topK() > 0) {
            return Double.MIN_VALUE;
        }
        // All tokens below their fair share of what topP leaves out have less than that together.
        double leftOut = (1 - parameters.topP()) * total / weights.length;
        return Math.max(Double.MIN_VALUE, Math.max(leftOut, parameters.minP()));
    }

    private double weightOfFirst(int count) {
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += weights[ranking.get(rank)];
        }
        return sum;
    }
}
