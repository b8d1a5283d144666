package org.safefront.launcher.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Estimate;
import org.safefront.statistics.Interval;

class FiguresTest {
    @Test
    void whatIsNotKnownIsADashAndNoNumber() {
        assertEquals("-", Figures.share(OptionalDouble.empty()));
        assertEquals("-", Figures.share(Optional.empty()));
        assertEquals("0.500 [0.250, 0.750]", Figures.share(Optional.of(new Estimate(0.5, 0.25, 0.75, 4))));
    }

    @Test
    void noPIsZero() {
        assertEquals("<0.0001", Figures.p(1e-30));
        assertEquals("0.0001", Figures.p(0.0001));
        assertEquals("1.0000", Figures.p(1));
    }

    @Test
    void differencesHaveASign() {
        assertEquals("[-0.100, +0.050]", Figures.signed(new Interval(-0.1, 0.05)));
    }
}
