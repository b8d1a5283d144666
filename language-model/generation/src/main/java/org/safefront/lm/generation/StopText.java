package org.safefront.lm.generation;

/** Ends an answer by what its latest tokens say. */
public interface StopText {
    /** How many tokens it has to see. */
    int window();

    /**
     * Asked after each token.
     *
     * @param latest tokens of the answer, at most {@link #window}
     */
    boolean isReached(TokenIds latest);
}
