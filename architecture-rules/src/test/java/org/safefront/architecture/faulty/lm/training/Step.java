package org.safefront.architecture.faulty.lm.training;

/** Nothing is wrong with it. */
public record Step(int number) {}
