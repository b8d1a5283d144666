package org.safefront.lm.format.tokenizer;

/**
 * A stretch of text and whether it is data: written by somebody else, so that nothing in it is markup.
 *
 * @param text the characters
 * @param data whether they are data
 */
public record Piece(String text, boolean data) {}
