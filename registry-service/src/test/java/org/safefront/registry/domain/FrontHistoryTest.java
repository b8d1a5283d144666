package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.safefront.registry.domain.Points.id;
import static org.safefront.registry.domain.Points.point;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.FrontUpdated;

class FrontHistoryTest {
    private static final String STUDY = ContentId.of(ContentId.STUDY, List.of("study"));
    private static final FrontPoint SAFE = point("safe", 0.9, 0.2);
    private static final FrontPoint CLEVER = point("clever", 0.1, 0.8);

    @Test
    void beginsWithTheFirstPoint() {
        assertEquals(Optional.empty(), next(Optional.empty()));

        FrontUpdated first = next(Optional.empty(), SAFE).orElseThrow();

        assertEquals(1, first.version());
        assertEquals(List.of(id("safe")), first.entered());
        assertEquals(List.of(), first.left());
    }

    @Test
    void makesNoVersionWhenNothingChanges() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE, CLEVER);

        assertEquals(Optional.empty(), next(first, CLEVER, SAFE));
    }

    @Test
    void tellsWhatEnteredAndWhatLeft() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE, CLEVER);

        FrontUpdated second =
                next(first, SAFE, CLEVER, point("better", 0.95, 0.3)).orElseThrow();

        assertEquals(2, second.version());
        assertEquals(List.of(id("better")), second.entered());
        assertEquals(List.of(id("safe")), second.left());
        assertEquals(0.1 * 0.8 + 0.85 * 0.3, second.hypervolume(), 1e-12);
    }

    @Test
    void makesAVersionForAPointThatIsBeatenAtOnce() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE);

        FrontUpdated second = next(first, SAFE, point("beaten", 0.5, 0.1)).orElseThrow();

        assertEquals(2, second.points().size());
        assertEquals(List.of(), second.entered());
        assertEquals(List.of(), second.left());
    }

    @Test
    void endsWithAnEmptyFrontWhenAllIsRetracted() {
        Optional<FrontUpdated> first = next(Optional.empty(), SAFE);

        FrontUpdated second = next(first).orElseThrow();

        assertEquals(List.of(), second.points());
        assertEquals(List.of(id("safe")), second.left());
        assertEquals(0, second.hypervolume());
    }

    private static Optional<FrontUpdated> next(Optional<FrontUpdated> before, FrontPoint... points) {
        return FrontHistory.next(STUDY, "study", before, ParetoFront.of(List.of(points)));
    }
}
