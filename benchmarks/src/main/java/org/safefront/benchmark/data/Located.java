package org.safefront.benchmark.data;

/**
 * A row, and where it stands.
 *
 * @param row as the file has it
 * @param place to name when it is refused later
 */
public record Located<R>(R row, Place place) {}
