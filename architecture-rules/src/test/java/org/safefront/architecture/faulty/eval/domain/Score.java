package org.safefront.architecture.faulty.eval.domain;

/** Nothing is wrong with it. */
public record Score(double value) {}
