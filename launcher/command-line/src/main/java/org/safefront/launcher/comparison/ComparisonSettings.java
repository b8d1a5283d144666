package org.safefront.launcher.comparison;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.safefront.statistics.Bootstrap;

/**
 * How files are compared.
 *
 * @param commonOnly whether questions that one file lacks are left out of its difference, instead of refused
 * @param subsets the k of pass@k and maj@k; none for as many as each question has samples
 * @param seed for whatever is drawn
 * @param delta a difference, above 0, to find with 80 % power; then the questions needed for it are told
 * @param draws of the bootstrap; absent for none
 */
public record ComparisonSettings(
        boolean commonOnly, List<Integer> subsets, long seed, OptionalDouble delta, OptionalInt draws) {
    public ComparisonSettings {
        subsets = List.copyOf(subsets);
    }

    Optional<Bootstrap> bootstrap() {
        return draws.stream().mapToObj(count -> new Bootstrap(seed, count)).findFirst();
    }
}
