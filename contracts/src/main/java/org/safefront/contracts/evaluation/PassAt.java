package org.safefront.contracts.evaluation;

import org.safefront.contracts.Require;

/**
 * The probability that one of k samples of a question is correct, mean over the questions.
 *
 * @param k samples
 * @param value unbiased estimate, 1 - C(n - c, k) / C(n, k) for each question (arXiv 2107.03374)
 */
public record PassAt(int k, double value) {
    public PassAt {
        Require.atLeast("k", 1, k);
        Require.between("value", 0, 1, value);
    }
}
