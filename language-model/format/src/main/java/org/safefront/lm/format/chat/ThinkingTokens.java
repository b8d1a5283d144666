package org.safefront.lm.format.chat;

/**
 * The marks of thinking as tokens.
 *
 * @param open begins it
 * @param close ends it
 */
public record ThinkingTokens(int open, int close) {}
