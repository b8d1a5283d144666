package org.safefront.architecture.faulty.lm.generation;

/** Nothing is wrong with it. */
public record Writer(int slots) {}
