package org.safefront.contracts.evaluation;

import org.safefront.contracts.Require;

/**
 * What became of the samples of a benchmark. Every sample has exactly one outcome.
 *
 * @param correct the answer equals the gold answer
 * @param wrong it does not
 * @param noAnswer the model stopped without one
 * @param unclosedThinking thinking was begun and never ended
 * @param truncated the token limit came first, within the answer
 * @param error the sample could not be taken, or its answer could not be checked
 */
public record Outcomes(long correct, long wrong, long noAnswer, long unclosedThinking, long truncated, long error) {
    public Outcomes {
        Require.atLeast("correct", 0, correct);
        Require.atLeast("wrong", 0, wrong);
        Require.atLeast("noAnswer", 0, noAnswer);
        Require.atLeast("unclosedThinking", 0, unclosedThinking);
        Require.atLeast("truncated", 0, truncated);
        Require.atLeast("error", 0, error);
        Require.atLeast("samples", 1, correct + wrong + noAnswer + unclosedThinking + truncated + error);
    }

    /** All samples. */
    public long samples() {
        return correct + wrong + noAnswer + unclosedThinking + truncated + error;
    }
}
