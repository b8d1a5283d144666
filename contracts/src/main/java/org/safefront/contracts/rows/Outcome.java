package org.safefront.contracts.rows;

import java.util.Locale;

/** What became of one sample of a benchmark. */
public enum Outcome {
    /** The answer equals the gold answer. */
    CORRECT,
    /** It does not. */
    WRONG,
    /** The model stopped without an answer. */
    NO_ANSWER,
    /** Thinking was begun and never ended, so there is no answer, whatever the thoughts hold. */
    UNCLOSED_THINKING,
    /** The token limit came first, within the answer. */
    TRUNCATED,
    /** The sample could not be taken, or its answer could not be checked. */
    ERROR;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
