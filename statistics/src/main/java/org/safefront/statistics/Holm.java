package org.safefront.statistics;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.Require;

/** Holm's correction, Scandinavian Journal of Statistics 6 (1979): many comparisons find something by luck. */
public final class Holm {
    private Holm() {}

    /**
     * Adjusted p values, in the order of the given ones: calling all that are at most 0.05 real, one is wrong at all in at
     * most 5 of 100 sweeps, whatever depends on what.
     *
     * @param pValues of all comparisons that were made, each 0 to 1
     */
    public static List<Double> adjusted(List<Double> pValues) {
        pValues.forEach(p -> Require.between("p", 0, 1, p));
        int comparisons = pValues.size();
        List<Integer> smallestFirst = IntStream.range(0, comparisons)
                .boxed()
                .sorted(Comparator.comparing(pValues::get))
                .toList();
        var adjusted = new ArrayList<Double>(Collections.nCopies(comparisons, 1.0));
        double largestSoFar = 0;
        for (int rank = 0; rank < comparisons; rank++) {
            int comparison = smallestFirst.get(rank);
            largestSoFar = Math.max(largestSoFar, Math.min(1, (comparisons - rank) * pValues.get(comparison)));
            adjusted.set(comparison, largestSoFar);
        }
        return List.copyOf(adjusted);
    }
}
