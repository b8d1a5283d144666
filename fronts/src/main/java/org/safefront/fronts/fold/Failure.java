package org.safefront.fronts.fold;

/**
 * An evaluation or its judgement failed.
 *
 * @param evaluationId whose score is in question
 * @param message why, in a sentence
 */
public record Failure(String evaluationId, String message) {}
