package org.safefront.lm.generation;

/**
 * A finished answer.
 *
 * @param id of its request
 * @param tokens without the stop token
 * @param reason why it ended
 */
public record Generation(String id, TokenIds tokens, FinishReason reason) {}
