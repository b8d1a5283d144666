package org.safefront.lm.generation.classifier;

/**
 * Two texts that are judged together, for instance a prompt and the answer to it.
 *
 * @param first text
 * @param second text
 */
public record TextPair(String first, String second) {}
