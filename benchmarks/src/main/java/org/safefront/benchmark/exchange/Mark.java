package org.safefront.benchmark.exchange;

import org.safefront.contracts.Require;

/**
 * How a harness counts a sample in a score of its own.
 *
 * @param score by which name
 * @param correct all else counts as wrong
 */
public record Mark(String score, boolean correct) {
    public Mark {
        Require.text("score", score);
    }
}
