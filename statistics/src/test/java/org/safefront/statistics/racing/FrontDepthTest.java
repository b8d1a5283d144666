package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.front.Membership;

class FrontDepthTest {
    private static final FrontDepth DEPTH =
            new FrontDepth(List.of(List.of(0.9, 0.5), List.of(0.8, 0.6), List.of(0.77, 0.55), List.of(0.79, 0.48)));

    @Test
    void isTheMostByWhichAnybodyIsAheadOnAllAxes() {
        assertEquals(-0.1, DEPTH.of(0), 1e-12);
        // The third is nearly as good: whoever drops the second loses no more than this.
        assertEquals(-0.05, DEPTH.of(1), 1e-12);
        assertEquals(0.03, DEPTH.of(2), 1e-12);
        assertEquals(0.02, DEPTH.of(3), 1e-12);
        assertEquals(Double.NEGATIVE_INFINITY, new FrontDepth(List.of(List.of(0.1, 0.2))).of(0));
    }

    @Test
    void callsAreWrongBeyondTheTolerance() {
        assertTrue(DEPTH.isWrong(0, Membership.OFF, 0.02));
        assertFalse(DEPTH.isWrong(0, Membership.ON, 0.02));
        assertTrue(DEPTH.isWrong(2, Membership.ON, 0.02));
        assertFalse(DEPTH.isWrong(2, Membership.ON, 0.04));
        assertFalse(DEPTH.isWrong(2, Membership.UNDECIDED, 0.02));
        assertFalse(DEPTH.isWrong(2, Membership.OFF, 0.02));
    }

    @Test
    void isCoveredByItselfOrByWhoIsNearlyAsGood() {
        assertTrue(DEPTH.isCovered(2, List.of(1), 0));
        assertFalse(DEPTH.isCovered(1, List.of(0, 2), 0.02));
        assertTrue(DEPTH.isCovered(1, List.of(0, 2), 0.1));
        assertTrue(DEPTH.isCovered(1, List.of(1), 0));
    }
}
