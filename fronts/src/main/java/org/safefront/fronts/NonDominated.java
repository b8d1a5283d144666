package org.safefront.fronts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Map.Entry;
import java.util.Set;

/** Who is not beaten on any number of axes, such as over-refusal or cost beside safety and reasoning. */
public final class NonDominated {
    private NonDominated() {}

    /**
     * Ids of those that no other beats: at least as good on every axis and better on one. Of n of them, f on the front, it
     * takes n log n + n f comparisons.
     *
     * @param values by id, of each axis so that more is better; all have the same number of axes
     */
    public static Set<String> of(Map<String, double[]> values) {
        List<Entry<String, double[]>> likeliest = values.entrySet().stream()
                .sorted(Comparator.comparingDouble((Entry<String, double[]> entry) -> -sum(entry.getValue()))
                        .thenComparing(Entry::getKey))
                .toList();
        // Who dominates another has the greater sum, so nobody is dominated by who comes later, save for rounding.
        var front = new ArrayList<Entry<String, double[]>>();
        for (Entry<String, double[]> candidate : likeliest) {
            if (front.stream().noneMatch(member -> dominates(member.getValue(), candidate.getValue()))) {
                front.removeIf(member -> dominates(candidate.getValue(), member.getValue()));
                front.add(candidate);
            }
        }
        var ids = new LinkedHashSet<String>();
        front.forEach(member -> ids.add(member.getKey()));
        return ids;
    }

    private static boolean dominates(double[] one, double[] other) {
        boolean better = false;
        for (int axis = 0; axis < one.length; axis++) {
            if (one[axis] < other[axis]) {
                return false;
            }
            better |= one[axis] > other[axis];
        }
        return better;
    }

    private static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }
}
