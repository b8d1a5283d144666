package org.safefront.architecture.faulty.contracts;

/** Nothing is wrong with it. */
public record RunFinished(String runId) implements Event {}
