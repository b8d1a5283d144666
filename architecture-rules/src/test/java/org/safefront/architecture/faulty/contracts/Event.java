package org.safefront.architecture.faulty.contracts;

/** Nothing is wrong with it. */
public interface Event {}
