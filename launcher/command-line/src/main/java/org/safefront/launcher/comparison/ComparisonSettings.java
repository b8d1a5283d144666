package org.safefront.launcher.comparison;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How files are compared.
 *
 * @param commonOnly whether questions that one file lacks are left out of its difference, instead of refused
 * @param subsets the k of pass@k and maj@k; none for as many as each question has samples
 * @param seed for signs that are drawn
 * @param delta a difference, above 0, to find with 80 % power; then the questions needed for it are told
 */
public record ComparisonSettings(boolean commonOnly, List<Integer> subsets, long seed, OptionalDouble delta) {
    public ComparisonSettings {
        subsets = List.copyOf(subsets);
    }
}
