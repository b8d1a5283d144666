package org.safefront.performance.budget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.contracts.front.Membership;
import org.safefront.statistics.racing.FrontDepth;
import org.safefront.statistics.racing.RaceRules;

/** The simulation of docs/performance.md in small, on seeds that it does not use. */
class AdaptiveBudgetTest {
    private static final long FIRST_SEED = 3001;
    private static final int SEEDS = 10;

    @Test
    void keepsItsPromiseOnFortySweeps() {
        var all = new Results();
        for (Shape shape : Shape.ORDINARY) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Sweep sweep = Sweep.draw(shape, FIRST_SEED + seed);
                FrontDepth table = sweep.table(1);
                all.add(Strategy.race(RaceRules.USUAL).play(sweep), table, table);
            }
        }

        assertEquals(40, all.sweeps());
        assertTrue(all.right() >= 38, () -> "right in " + all.right() + " of 40");
        assertTrue(all.meanShare() <= 0.40, () -> "used " + all.meanShare());
        assertTrue(all.undecided() <= 0.02, () -> "undecided " + all.undecided());
    }

    /** So that the promise above is not kept by any rule. */
    @Test
    void theNaiveRuleDoesNotKeepItWithAsManySamples() {
        var all = new Results();
        for (Shape shape : Shape.ORDINARY) {
            for (int seed = 0; seed < SEEDS; seed++) {
                Sweep sweep = Sweep.draw(shape, FIRST_SEED + seed);
                FrontDepth table = sweep.table(1);
                all.add(Strategy.uniform(0.35).play(sweep), table, table);
            }
        }

        assertTrue(all.right() < 38, () -> "right in " + all.right() + " of 40");
    }

    @ParameterizedTest
    @EnumSource(Shape.class)
    void trueRatesAreTheTargets(Shape shape) {
        Sweep sweep = Sweep.draw(shape, 17);
        List<Target> targets = shape.targets(new SplittableRandom(17));

        for (int checkpoint = 0; checkpoint < Shape.CHECKPOINTS; checkpoint++) {
            List<Double> rates = sweep.truth().rates().get(checkpoint);
            assertEquals(targets.get(checkpoint).safety(), rates.get(0), 1e-9);
            assertEquals(targets.get(checkpoint).reasoning(), rates.get(1), 1e-9);
        }
    }

    @Test
    void leastFavourableShapesAreJustBeyondTheTolerance() {
        FrontDepth inside = Sweep.draw(Shape.JUST_INSIDE, 1).truth();
        FrontDepth ladder = Sweep.draw(Shape.LADDER, 1).truth();

        for (int checkpoint = 8; checkpoint < Shape.CHECKPOINTS; checkpoint++) {
            assertEquals(0.023, inside.of(checkpoint), 1e-9);
            assertTrue(inside.isWrong(checkpoint, Membership.ON, Results.TOLERANCE));
            assertEquals(-0.023, ladder.of(checkpoint), 1e-9);
            assertTrue(ladder.isWrong(checkpoint, Membership.OFF, Results.TOLERANCE));
        }
    }

    /** 200 of 200 and 94 of 100: 0.05 to the power 1/200, and by R, binom.test(94, 100, alternative = "greater"). */
    @Test
    void lowerBoundsAreExact() {
        assertEquals(Math.pow(0.05, 1 / 200.0), bound(200, 0), 1e-9);
        assertEquals(0, bound(0, 10));
        assertEquals(0.8850, bound(94, 6), 0.0005);
    }

    private static double bound(int right, int wrong) {
        var depth = new FrontDepth(List.of(List.of(0.9, 0.9), List.of(0.5, 0.5)));
        var results = new Results();
        for (int sweep = 0; sweep < right + wrong; sweep++) {
            Membership second = sweep < right ? Membership.OFF : Membership.ON;
            results.add(new Strategy.Played(List.of(Membership.ON, second), 1), depth, depth);
        }
        return results.rightAtLeast();
    }
}
