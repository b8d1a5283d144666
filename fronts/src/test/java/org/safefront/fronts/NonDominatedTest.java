package org.safefront.fronts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NonDominatedTest {
    @Test
    void aThirdAxisLetsMoreStay() {
        Map<String, double[]> values = Map.of(
                "good", new double[] {0.9, 0.9, 0.1}, "cheap", new double[] {0.8, 0.8, 0.9}, "poor", new double[] {
                    0.7, 0.9, 0.1
                });

        assertEquals(Set.of("good", "cheap"), NonDominated.of(values));
    }

    @Test
    void agreesWithTheDefinitionAndWithTheFrontOfTwoAxes() {
        var random = new Random(3);
        for (int trial = 0; trial < 200; trial++) {
            int axes = 2 + random.nextInt(3);
            var values = new HashMap<String, double[]>();
            for (int i = 0; i < 25; i++) {
                double[] value =
                        random.ints(axes, 0, 8).asDoubleStream().map(x -> x / 7).toArray();
                values.put("p" + i, value);
            }
            Set<String> unbeaten = values.keySet().stream()
                    .filter(id -> values.values().stream().noneMatch(other -> beats(other, values.get(id))))
                    .collect(Collectors.toSet());
            assertEquals(unbeaten, NonDominated.of(values));
            if (axes == 2) {
                assertEquals(
                        unbeaten,
                        Set.copyOf(Front.of(values.entrySet().stream()
                                        .map(entry ->
                                                new Place(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                                        .toList())
                                .ids()));
            }
        }
    }

    private static boolean beats(double[] one, double[] other) {
        boolean better = false;
        for (int i = 0; i < one.length; i++) {
            if (one[i] < other[i]) {
                return false;
            }
            better |= one[i] > other[i];
        }
        return better;
    }
}
