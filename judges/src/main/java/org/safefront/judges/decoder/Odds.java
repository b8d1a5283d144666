package org.safefront.judges.decoder;

import java.util.OptionalDouble;

/**
 * How probable the words of a {@link Choice} are as the next token.
 *
 * @param yes probability of the one
 * @param no probability of the other
 */
public record Odds(double yes, double no) {
    /** Of a model that gives both words together less than this, neither is its answer. */
    private static final double LEAST = 0.01;

    /** The share of the one in both, absent where the model would say something else. */
    public OptionalDouble share() {
        double both = yes + no;
        return both >= LEAST && Double.isFinite(both) ? OptionalDouble.of(yes / both) : OptionalDouble.empty();
    }
}
