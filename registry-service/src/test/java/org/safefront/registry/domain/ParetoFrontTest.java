package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.safefront.registry.domain.Points.id;
import static org.safefront.registry.domain.Points.point;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.front.FrontPoint;

class ParetoFrontTest {
    private static final double EXACT = 1e-12;

    @Test
    void holdsWhatNoOtherBeats() {
        var front =
                ParetoFront.of(List.of(point("safe", 0.9, 0.2), point("clever", 0.1, 0.8), point("beaten", 0.1, 0.2)));

        assertEquals(List.of(id("safe"), id("clever")), front.front());
    }

    @Test
    void leavesOutWhatIsWorseOnOneAxisAndEqualOnTheOther() {
        var front = ParetoFront.of(
                List.of(point("best", 0.9, 0.8), point("less-safe", 0.8, 0.8), point("less-clever", 0.9, 0.7)));

        assertEquals(List.of(id("best")), front.front());
    }

    @Test
    void keepsPointsThatAreEqualOnBothAxes() {
        var front = ParetoFront.of(List.of(point("one", 0.5, 0.5), point("other", 0.5, 0.5)));

        assertEquals(2, front.front().size());
        assertEquals(0.25, front.hypervolume(), EXACT);
    }

    @Test
    void countsAPointOnceHoweverOftenItComes() {
        FrontPoint twice = point("twice", 0.5, 0.5);

        var front = ParetoFront.of(List.of(twice, point("once", 0.4, 0.6), twice));

        assertEquals(2, front.points().size());
        assertEquals(ParetoFront.of(List.of(point("once", 0.4, 0.6), twice)).digest(), front.digest());
    }

    @Test
    void asksNobodyWhetherAPointIsOnTheFront() {
        List<FrontPoint> placed = ParetoFront.of(List.of(point("old", 0.5, 0.5), point("older", 0.4, 0.4)))
                .points();
        var more = new ArrayList<>(placed);
        more.add(point("new", 0.6, 0.6));

        assertEquals(List.of(id("new")), ParetoFront.of(more).front());
    }

    @Test
    void anEmptyFrontHasNoArea() {
        var front = ParetoFront.of(List.of());

        assertEquals(List.of(), front.front());
        assertEquals(0, front.hypervolume());
    }

    @Test
    void theAreaOfOnePointIsItsRectangle() {
        assertEquals(0.8 * 0.5, ParetoFront.of(List.of(point("only", 0.8, 0.5))).hypervolume(), EXACT);
    }

    /** By hand: 0.9 x 0.2, then 0.6 x (0.5 - 0.2), then 0.1 x (0.8 - 0.5), together 0.18 + 0.18 + 0.03. */
    @Test
    void theAreaOfAStaircaseIsTheSumOfItsSteps() {
        var front = ParetoFront.of(List.of(
                point("middle", 0.6, 0.5), point("clever", 0.1, 0.8), point("safe", 0.9, 0.2), point("in", 0.5, 0.4)));

        assertEquals(0.39, front.hypervolume(), EXACT);
    }

    @Test
    void aPointThatIsPerfectOnBothAxesCoversThePlane() {
        assertEquals(
                1,
                ParetoFront.of(List.of(point("perfect", 1, 1), point("other", 1, 0)))
                        .hypervolume(),
                EXACT);
    }

    /** On a grid the area is the number of cells whose upper right corner some point reaches, beaten or not. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 40})
    void theAreaIsThatOfTheCellsUnderThePoints(int count) {
        var random = new Random(count);
        int grid = 20;
        for (int round = 0; round < 50; round++) {
            List<FrontPoint> points = Points.random(random, count, grid);

            assertEquals(cellsUnder(points, grid), ParetoFront.of(points).hypervolume(), 1e-9);
        }
    }

    @Test
    void isTheSameInAThousandOrdersWithDuplicates() {
        var random = new Random(7);
        List<FrontPoint> points = Points.random(random, 24, 10);
        var expected = ParetoFront.of(points);
        var shuffled = new ArrayList<>(points);
        shuffled.addAll(points.subList(0, 8));

        for (int order = 0; order < 1000; order++) {
            Collections.shuffle(shuffled, random);
            var front = ParetoFront.of(shuffled);

            assertEquals(expected.digest(), front.digest());
            assertEquals(expected.front(), front.front());
            assertEquals(expected.points(), front.points());
            assertEquals(expected.hypervolume(), front.hypervolume());
        }
    }

    @Test
    void theDigestTellsTheLastBitOfAScore() {
        var front = ParetoFront.of(List.of(point("a", 0.5, 0.5)));
        var next = ParetoFront.of(List.of(point("a", Math.nextUp(0.5), 0.5)));

        assertNotEquals(front.digest(), next.digest());
    }

    @Test
    void theDigestTellsAnIntervalAndAnOverRefusal() {
        FrontPoint plain = point("a", 0.5, 0.5);
        FrontPoint wider = with(plain, new Estimate(0.5, 0.4, 0.6, 100), Optional.empty());
        FrontPoint refusing = with(plain, plain.safety(), Optional.of(Points.exactly(0.1)));

        assertEquals(
                3,
                List.of(plain, wider, refusing).stream()
                        .map(point -> ParetoFront.of(List.of(point)).digest())
                        .distinct()
                        .count());
    }

    private static FrontPoint with(FrontPoint point, Estimate safety, Optional<Estimate> overRefusal) {
        return new FrontPoint(
                point.checkpointId(),
                point.runId(),
                point.recipe(),
                point.method(),
                point.epoch(),
                safety,
                point.reasoning(),
                overRefusal,
                point.onFront());
    }

    private static double cellsUnder(List<FrontPoint> points, int grid) {
        int covered = 0;
        for (int column = 1; column <= grid; column++) {
            for (int row = 1; row <= grid; row++) {
                double safety = column / (double) grid;
                double reasoning = row / (double) grid;
                if (points.stream()
                        .anyMatch(point -> point.safety().value() >= safety
                                && point.reasoning().value() >= reasoning)) {
                    covered++;
                }
            }
        }
        return covered / (double) (grid * grid);
    }
}
