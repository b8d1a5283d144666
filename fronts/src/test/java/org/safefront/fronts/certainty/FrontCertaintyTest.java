package org.safefront.fronts.certainty;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.ItemCounts;
import org.safefront.contracts.front.Membership;
import org.safefront.fronts.Front;
import org.safefront.fronts.Place;
import org.safefront.statistics.Interval;

class FrontCertaintyTest {
    private static final int ITEMS = 300;
    private final Resampling resampling = new Resampling(500);

    @Test
    void whatIsFarFromTheRestIsSure() {
        var random = new Random(1);

        Map<String, Double> probabilities = FrontCertainty.of(List.of(
                        measured("safe", random, 0.9, 0.3),
                        measured("clever", random, 0.3, 0.9),
                        measured("poor", random, 0.2, 0.2)))
                .probabilities();

        assertEquals(Map.of("safe", 1.0, "clever", 1.0, "poor", 0.0), probabilities);
    }

    @Test
    void whatIsAlmostAlikeIsUndecided() {
        var random = new Random(2);

        Map<String, Double> probabilities = FrontCertainty.of(
                        List.of(measured("one", random, 0.7, 0.7), measured("other", random, 0.7, 0.7)))
                .probabilities();

        probabilities.forEach(
                (id, probability) -> assertTrue(probability > 0.1 && probability < 0.99, id + " " + probability));
        assertTrue(
                probabilities.values().stream().mapToDouble(Double::doubleValue).sum() >= 1, "one is always on it");
    }

    @Test
    void theSameAnswersAreOnTheFrontTogether() {
        Replicates one = measured("one", new Random(3), 0.8, 0.6);
        var twin = new Replicates("twin", one.safety(), one.reasoning());

        assertEquals(
                Map.of("one", 1.0, "twin", 1.0),
                FrontCertainty.of(List.of(twin, one)).probabilities());
    }

    @Test
    void itDoesNotMatterInWhichOrderTheyCome() {
        var random = new Random(4);
        var candidates = new ArrayList<>(IntStream.range(0, 12)
                .mapToObj(i -> measured("c" + i, random, 0.5 + random.nextDouble() / 5, 0.5 + random.nextDouble() / 5))
                .toList());
        FrontCertainty first = FrontCertainty.of(candidates);
        for (int trial = 0; trial < 20; trial++) {
            Collections.shuffle(candidates, random);
            FrontCertainty again = FrontCertainty.of(candidates);
            assertEquals(first.probabilities(), again.probabilities());
            assertEquals(first.hypervolume(), again.hypervolume());
            assertEquals(first.band(11), again.band(11));
        }
    }

    @Test
    void aReplicateIsAFrontLikeAnyOther() {
        var random = new Random(5);
        List<Replicates> candidates = IntStream.range(0, 15)
                .mapToObj(i -> measured("c" + i, random, 0.6, 0.6))
                .toList();
        var on = new TreeMap<String, Double>();
        candidates.forEach(candidate -> on.put(candidate.id(), 0.0));
        var areas = new double[resampling.draws()];
        for (int draw = 0; draw < resampling.draws(); draw++) {
            Front front = front(candidates, draw);
            front.ids().forEach(id -> on.merge(id, 1.0 / resampling.draws(), Double::sum));
            areas[draw] = front.hypervolume();
        }

        FrontCertainty certainty = FrontCertainty.of(candidates);

        certainty.probabilities().forEach((id, share) -> assertEquals(on.get(id), share, 1e-9));
        Arrays.sort(areas);
        assertEquals(areas[12], certainty.hypervolume().low(), 0.002);
        assertEquals(areas[487], certainty.hypervolume().high(), 0.002);
    }

    @Test
    void theBandFallsFromLeftToRightAndHoldsTheFront() {
        var random = new Random(6);
        List<FrontCertainty.Band> band = FrontCertainty.of(
                        List.of(measured("safe", random, 0.9, 0.3), measured("clever", random, 0.3, 0.9)))
                .band(21);

        for (int i = 1; i < band.size(); i++) {
            assertTrue(band.get(i).high() <= band.get(i - 1).high());
            assertTrue(band.get(i).low() <= band.get(i).high());
        }
        assertTrue(
                band.get(2).low() > 0.85 && band.get(2).high() < 0.95,
                band.get(2).toString());
        assertTrue(
                band.get(10).low() > 0.2 && band.get(10).high() < 0.4,
                band.get(10).toString());
        assertEquals(new FrontCertainty.Band(1, 0, 0), band.get(20));
    }

    @Test
    void nobodyHasNoFront() {
        FrontCertainty nobody = FrontCertainty.of(List.of());

        assertEquals(Map.of(), nobody.probabilities());
        assertEquals(new Interval(0, 0), nobody.hypervolume());
        assertEquals(List.of(), nobody.band(3));
    }

    /** Of what is called on or off, as often as not more than 5 in 100 are to be wrong; of what is called nothing, none is. */
    @Test
    void whatIsCalledSureIsTrue() {
        var random = new Random(8);
        var right = new int[1];
        var wrong = new int[1];
        for (int sweep = 0; sweep < 60; sweep++) {
            List<Place> truth = IntStream.range(0, 8)
                    .mapToObj(i -> new Place("c" + i, 0.4 + random.nextDouble() / 2, 0.4 + random.nextDouble() / 2))
                    .toList();
            List<String> front = Front.of(truth).ids();
            FrontCertainty.of(truth.stream()
                            .map(place -> measured(place.id(), random, place.safety(), place.reasoning()))
                            .toList())
                    .probabilities()
                    .forEach((id, share) -> {
                        Membership called = Membership.of(share);
                        boolean on = front.contains(id);
                        if (called != Membership.UNDECIDED) {
                            (on == (called == Membership.ON) ? right : wrong)[0]++;
                        }
                    });
        }
        assertTrue(right[0] > 250, "most are called: " + right[0]);
        assertTrue(wrong[0] <= 0.05 * (right[0] + wrong[0]), wrong[0] + " of " + (right[0] + wrong[0]));
    }

    private Front front(List<Replicates> candidates, int draw) {
        return Front.of(candidates.stream()
                .map(candidate -> new Place(
                        candidate.id(), candidate.safety()[draw], candidate.reasoning()[draw]))
                .toList());
    }

    private Replicates measured(String id, Random random, double safety, double reasoning) {
        return new Replicates(
                id,
                resampling.rates("probes", counts(random, safety)),
                resampling.rates("benchmark", counts(random, reasoning)));
    }

    private static ItemCounts counts(Random random, double rate) {
        List<Integer> yes = IntStream.range(0, ITEMS)
                .mapToObj(item -> random.nextDouble() < rate ? 1 : 0)
                .toList();
        return new ItemCounts(yes, yes.stream().map(count -> 1 - count).toList());
    }
}
