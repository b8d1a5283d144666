package org.safefront.lm.generation;

/** Scores of the next token, one for each of the vocabulary, unchangeable. */
public final class Logits {
    private final float[] scores;

    private Logits(float[] scores) {
        this.scores = scores;
    }

    /** A copy of these. */
    static Logits copyOf(float[] scores) {
        return new Logits(scores.clone());
    }

    /** Tokens in the vocabulary. */
    public int size() {
        return scores.length;
    }

    /** That of a token. */
    public float get(int token) {
        return scores[token];
    }
}
