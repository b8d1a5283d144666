package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;

class FrontHistoryTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("history");
    /** Of 40 questions and 40 harmful requests: so many solved, so many refused. */
    private static final List<Event> SAFE = measured("full", 1, 8, 36);

    private static final List<Event> CLEVER = measured("base", 0, 32, 4);

    @Test
    void beginsWithTheFirstPoint() {
        assertEquals(Optional.empty(), next(Optional.empty()));

        FrontUpdated first = next(Optional.empty(), SAFE).orElseThrow();

        assertEquals(1, first.version());
        assertEquals(List.of(id("full", 1)), first.entered());
        assertEquals(List.of(), first.left());
        assertEquals(0.2 * 0.9, first.hypervolume(), 1e-12);
    }

    @Test
    void makesNoVersionWhenNothingChanges() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE, CLEVER);

        assertEquals(Optional.empty(), next(first, CLEVER, SAFE, SAFE));
    }

    @Test
    void tellsWhatEnteredAndWhatLeft() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE, CLEVER);

        FrontUpdated second =
                next(first, SAFE, CLEVER, measured("full", 2, 12, 38)).orElseThrow();

        assertEquals(2, second.version());
        assertEquals(List.of(id("full", 2)), second.entered());
        assertEquals(List.of(id("full", 1)), second.left());
        assertEquals(0.1 * 0.8 + 0.85 * 0.3, second.hypervolume(), 1e-12);
    }

    @Test
    void makesAVersionForAPointThatIsBeatenAtOnceAndTellsOfThoseAloneThatMayBeOnIt() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE);

        FrontUpdated second = next(first, SAFE, measured("full", 2, 1, 4)).orElseThrow();

        assertEquals(2, second.version());
        assertEquals(2, second.checkpoints());
        assertEquals(
                List.of(id("full", 1)),
                second.points().stream().map(point -> point.checkpointId()).toList());
        assertEquals(List.of(), second.entered());
        assertEquals(List.of(), second.left());
    }

    @Test
    void endsWithAnEmptyFrontWhenAllIsRetracted() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE);

        FrontUpdated second =
                next(first, SAFE, List.of(STUDY.retracted("full", 1))).orElseThrow();

        assertEquals(List.of(), second.points());
        assertEquals(List.of(id("full", 1)), second.left());
        assertEquals(0, second.hypervolume());
    }

    @SafeVarargs
    @SuppressWarnings("varargs") // only read
    private static Optional<FrontUpdated> next(Optional<FrontUpdated> before, List<Event>... facts) {
        var known = new Known(STUDY);
        for (List<Event> some : facts) {
            known.and(some);
        }
        return FrontHistory.next(STUDY.id(), "history", before, known.facts().front());
    }

    private static List<Event> measured(String recipe, int epoch, int solved, int refused) {
        var published = STUDY.published(recipe, epoch);
        var measured = new Measured(published, Rows.NOWHERE);
        return List.of(published, measured.solves(solved), measured.refuses(Axis.SAFETY, refused));
    }

    private static String id(String recipe, int epoch) {
        return STUDY.published(recipe, epoch).checkpoint().checkpointId();
    }
}
