package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;
import org.safefront.contracts.front.FrontPoint;

/** Points of the plane. */
final class Points {
    private Points() {}

    /** A point whose id follows from its name. */
    static FrontPoint point(String name, double safety, double reasoning) {
        return new FrontPoint(
                id(name),
                ContentId.of(ContentId.RUN, List.of(name)),
                "recipe",
                Method.FULL,
                1,
                exactly(safety),
                exactly(reasoning),
                Optional.empty(),
                false);
    }

    static String id(String name) {
        return ContentId.of(ContentId.CHECKPOINT, List.of(name));
    }

    static Estimate exactly(double value) {
        return new Estimate(value, value, value, 100);
    }

    /** Points on a grid so coarse that many share a coordinate, and some share both. */
    static List<FrontPoint> random(Random random, int count, int grid) {
        return IntStream.range(0, count)
                .mapToObj(number -> point(
                        "point-" + number,
                        random.nextInt(grid + 1) / (double) grid,
                        random.nextInt(grid + 1) / (double) grid))
                .toList();
    }
}
