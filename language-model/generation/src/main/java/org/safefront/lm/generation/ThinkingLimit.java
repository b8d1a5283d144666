package org.safefront.lm.generation;

/**
 * How long an answer may think: after so many tokens of thinking the token that ends it is written in place of what the
 * model would say, and the answer goes on from there (budget forcing, arXiv 2501.19393).
 *
 * @param maxTokens of thinking, at least 1
 * @param begun whether the prompt ends within the thinking
 * @param open token that begins it
 * @param close token that ends it
 */
public record ThinkingLimit(int maxTokens, boolean begun, int open, int close) {
    public ThinkingLimit {
        if (maxTokens < 1) {
            throw new IllegalArgumentException("maxTokens of thinking must be positive, was " + maxTokens);
        }
    }
}
