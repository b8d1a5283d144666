package org.safefront.fronts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontTest {
    private static final Place SAFE = new Place("safe", 0.9, 0.2);
    private static final Place MIDDLE = new Place("middle", 0.6, 0.6);
    private static final Place CLEVER = new Place("clever", 0.1, 0.8);
    private static final Place BEATEN = new Place("beaten", 0.5, 0.5);

    @Test
    void isWhatNoOtherBeats() {
        Front front = Front.of(List.of(BEATEN, CLEVER, SAFE, MIDDLE));

        assertEquals(List.of("safe", "middle", "clever"), front.ids());
        assertEquals(0.9 * 0.2 + 0.6 * 0.4 + 0.1 * 0.2, front.hypervolume(), 1e-12);
    }

    @Test
    void thoseAtOnePlaceAreOnItTogetherAndNoneOfThemIsMissed() {
        var twin = new Place("twin", 0.9, 0.2);

        Front front = Front.of(List.of(twin, SAFE, MIDDLE));

        assertEquals(List.of("safe", "twin", "middle"), front.ids());
        assertEquals(0, front.contributions().get("safe"));
        assertEquals(0, front.contributions().get("twin"));
    }

    @Test
    void whoIsEquallySafeAndReasonsBetterBeats() {
        assertEquals(
                List.of("b"),
                Front.of(List.of(new Place("a", 1, 0.5), new Place("b", 1, 0.6)))
                        .ids());
        assertEquals(
                List.of("b"),
                Front.of(List.of(new Place("b", 1, 0.6), new Place("a", 1, 0.5)))
                        .ids());
        assertEquals(
                List.of("b"),
                Front.of(List.of(new Place("a", 0.9, 0.6), new Place("b", 1, 0.6)))
                        .ids());
        assertEquals(
                List.of("a", "b"),
                Front.of(List.of(new Place("a", -0.0, 1), new Place("b", 0.0, 1)))
                        .ids());
    }

    @Test
    void nothingHasAFrontOfNothing() {
        Front empty = Front.of(List.of());

        assertEquals(List.of(), empty.ids());
        assertEquals(0, empty.hypervolume());
        assertTrue(empty.knee().isEmpty());
        assertEquals(Double.NEGATIVE_INFINITY, empty.depth(0, 0));
    }

    @Test
    void isTheSameInEveryOrderAndHoweverOftenAsTheDefinitionSays() {
        var random = new Random(5);
        for (int trial = 0; trial < 300; trial++) {
            // A coarse grid, so that many are equal on one axis or on both.
            List<Place> places = places(random, 1 + random.nextInt(30), 1 + random.nextInt(12));
            Set<String> unbeaten = places.stream()
                    .filter(place -> places.stream().noneMatch(other -> other.dominates(place)))
                    .map(Place::id)
                    .collect(Collectors.toSet());
            Front front = Front.of(places);
            assertEquals(unbeaten, Set.copyOf(front.ids()));

            var again = new ArrayList<>(places);
            again.addAll(places.subList(0, places.size() / 2));
            Collections.shuffle(again, random);
            assertEquals(front, Front.of(again));
        }
    }

    @Test
    void aMemberContributesWhatTheAreaIsSmallerWithoutIt() {
        var random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            List<Place> places = places(random, 1 + random.nextInt(20), 1000);
            Front front = Front.of(places);
            front.contributions().forEach((id, contribution) -> {
                // Who was beaten by this one alone comes up in its stead: what is exclusive is over the members alone.
                List<Place> others = places.stream()
                        .filter(place ->
                                front.ids().contains(place.id()) && !place.id().equals(id))
                        .toList();
                assertEquals(front.hypervolume() - Front.of(others).hypervolume(), contribution, 1e-12);
            });
        }
    }

    @Test
    void whatLiesBelowZeroAddsNoArea() {
        Front front = Front.of(List.of(new Place("a", -1, 0.9), new Place("b", 0.5, 0.5), new Place("c", 0.8, -0.3)));

        assertEquals(List.of("c", "b", "a"), front.ids());
        assertEquals(0.25, front.hypervolume(), 1e-12);
        assertEquals(0.25, front.contributions().get("b"), 1e-12);
        assertEquals(0, front.contributions().get("a"));
        assertEquals(0, front.contributions().get("c"));
    }

    @Test
    void theKneeIsWhereBothAxesTogetherAreBest() {
        assertEquals(
                List.of("middle"),
                Front.of(List.of(SAFE, MIDDLE, CLEVER)).knee().orElseThrow().ids());
        assertEquals(
                List.of("safe"), Front.of(List.of(SAFE)).knee().orElseThrow().ids());
        assertEquals(
                List.of("safe"),
                Front.of(List.of(SAFE, CLEVER)).knee().orElseThrow().ids(),
                "of equals the safest");
    }

    @Test
    void depthIsHowMuchWorseAPlaceIsOnBothAxes() {
        Front front = Front.of(List.of(SAFE, MIDDLE, CLEVER));

        assertEquals(0.1, front.depth(0.5, 0.5), 1e-12);
        assertEquals(0, front.depth(0.6, 0.6), 1e-12);
        assertEquals(-0.05, front.depth(0.65, 0.65), 1e-12);
        assertEquals(0, front.depth(0.6, 0.3), 1e-12, "as safe as the middle, and beaten on one axis only");
    }

    @Test
    void theSparseFrontComesWithinEpsilonOfEveryMemberAndIsSmallest() {
        var random = new Random(11);
        for (int trial = 0; trial < 200; trial++) {
            Front front = Front.of(places(random, 12, 25));
            double epsilon = random.nextInt(6) / 25.0;
            List<Front.Step> sparse = front.sparse(epsilon);
            assertTrue(covers(sparse, front, epsilon));
            int smallest = IntStream.range(1, 1 << front.steps().size())
                    .filter(set -> covers(subset(front, set), front, epsilon))
                    .map(Integer::bitCount)
                    .min()
                    .orElseThrow();
            assertEquals(smallest, sparse.size());
        }
    }

    private static List<Front.Step> subset(Front front, int set) {
        return IntStream.range(0, front.steps().size())
                .filter(i -> (set >> i & 1) == 1)
                .mapToObj(front.steps()::get)
                .toList();
    }

    private static boolean covers(List<Front.Step> some, Front front, double epsilon) {
        return front.steps().stream().allMatch(step -> some.stream()
                .anyMatch(kept ->
                        kept.safety() + epsilon >= step.safety() && kept.reasoning() + epsilon >= step.reasoning()));
    }

    private static List<Place> places(Random random, int count, int grid) {
        return IntStream.range(0, count)
                .mapToObj(i -> new Place(
                        "p" + i, random.nextInt(grid + 1) / (double) grid, random.nextInt(grid + 1) / (double) grid))
                .toList();
    }
}
