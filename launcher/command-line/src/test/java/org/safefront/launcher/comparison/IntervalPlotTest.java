package org.safefront.launcher.comparison;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.safefront.statistics.Interval;

class IntervalPlotTest {
    private final IntervalPlot plot = new IntervalPlot(0, 1);

    @Test
    void putsValuesAndEndsWhereTheyAre() {
        assertEquals(
                "[" + "-".repeat(9) + "o" + "-".repeat(9) + "]" + " ".repeat(4) + "|" + " ".repeat(25),
                plot.line(0.2, new Interval(0, 0.4)));
        assertEquals(" ".repeat(25) + "|" + " ".repeat(24) + "o", plot.line(1, new Interval(1, 1)));
    }

    @Test
    void theScaleEndsWhereTheLineEnds() {
        assertEquals("0.00" + " ".repeat(19) + "0.50" + " ".repeat(20) + "1.00", plot.scale());
        assertEquals(51, plot.scale().length());
    }

    @Test
    void whatLiesOutsideIsShownAtTheEnd() {
        assertEquals(51, plot.line(2, new Interval(-1, 3)).length());
    }
}
