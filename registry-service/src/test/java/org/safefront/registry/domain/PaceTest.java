package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safefront.registry.domain.ShardState.Stretch;

class PaceTest {
    @Test
    void addsWhatAllWorkersWroteSinceTheFirstBegan() {
        OptionalDouble pace = pace(new Stretch(40, 20, 0), new Stretch(20, 10, 0));

        assertEquals(OptionalDouble.of(3), pace);
    }

    @Test
    void countsOfAShardThatIsDoneThePartThatIsNewerThanTwoMinutes() {
        OptionalDouble pace = pace(new Stretch(100, 200, 100), new Stretch(220, 100, 0));

        assertEquals(OptionalDouble.of((20 + 220) / 120.0), pace);
    }

    @Test
    void aShardThatWasTakenUpAndBringsNothingMakesItNoFaster() {
        OptionalDouble pace = pace(new Stretch(30, 30, 0), new Stretch(0, 60, 60));

        assertEquals(OptionalDouble.of(0.5), pace);
    }

    @Test
    void countsASampleThatWasThereAtOnce() {
        OptionalDouble pace = pace(new Stretch(10, 5, 5), new Stretch(10, 10, 0));

        assertEquals(OptionalDouble.of(2), pace);
    }

    @Test
    void isNotKnownAfterALookOfAFewSeconds() {
        assertEquals(OptionalDouble.empty(), pace(new Stretch(100, 7, 0)));
    }

    @Test
    void isNotKnownWhereNothingWasWrittenLately() {
        assertEquals(OptionalDouble.empty(), pace());
        assertEquals(OptionalDouble.empty(), pace(new Stretch(0, 90, 90)));
        assertEquals(OptionalDouble.empty(), pace(new Stretch(100, 300, 130)));
    }

    private static OptionalDouble pace(Stretch... stretches) {
        return Pace.of(Stream.of(stretches)
                .map(stretch -> new ShardState(100, 50, 50, Optional.empty(), Optional.of(stretch)))
                .toList());
    }
}
