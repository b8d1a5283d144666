package org.safefront.lm.generation.decoder;

/**
 * How a decoder is laid out.
 *
 * @param slots sequences at a time
 * @param maxLength positions of a slot
 * @param threads that share the work of one operator
 * @param precision of weights, activations and cache
 */
public record DecoderSettings(int slots, int maxLength, int threads, Precision precision) {}
