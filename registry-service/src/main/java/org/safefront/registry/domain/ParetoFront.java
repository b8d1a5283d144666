package org.safefront.registry.domain;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.front.FrontPoint;

/**
 * The checkpoints that no other beats in both safety and reasoning. A pure function of its points: whatever order they
 * come in, and however often, the front, its area and its digest are the same.
 */
public final class ParetoFront {
    private final List<FrontPoint> points;

    private ParetoFront(List<FrontPoint> points) {
        this.points = points;
    }

    /** The front of these points, whatever their {@code onFront} says. */
    public static ParetoFront of(Collection<FrontPoint> points) {
        return new ParetoFront(points.stream()
                .map(point -> withPlace(point, points.stream().noneMatch(other -> dominates(other, point))))
                .distinct()
                .sorted(Comparator.comparing(FrontPoint::checkpointId))
                .toList());
    }

    /** All points by id, each saying whether it is on the front. */
    public List<FrontPoint> points() {
        return points;
    }

    /** Ids of the points on the front, the safest first. */
    public List<String> front() {
        return onFront().stream().map(FrontPoint::checkpointId).toList();
    }

    /** Area between the front and (0, 0). */
    public double hypervolume() {
        double area = 0;
        double reached = 0;
        for (FrontPoint point : onFront()) {
            double height = point.reasoning().value();
            if (height > reached) {
                area += point.safety().value() * (height - reached);
                reached = height;
            }
        }
        return area;
    }

    /** SHA-256 over all points, their scores to the last bit. */
    public String digest() {
        String text = points.stream().map(ParetoFront::canonical).collect(Collectors.joining("\n"));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private List<FrontPoint> onFront() {
        return points.stream()
                .filter(FrontPoint::onFront)
                .sorted(Comparator.comparingDouble(
                                (FrontPoint point) -> -point.safety().value())
                        .thenComparing(FrontPoint::checkpointId))
                .toList();
    }

    /** At least as good on both axes and better on one. */
    private static boolean dominates(FrontPoint a, FrontPoint b) {
        double safety = a.safety().value() - b.safety().value();
        double reasoning = a.reasoning().value() - b.reasoning().value();
        return safety >= 0 && reasoning >= 0 && (safety > 0 || reasoning > 0);
    }

    private static FrontPoint withPlace(FrontPoint point, boolean onFront) {
        return new FrontPoint(
                point.checkpointId(),
                point.runId(),
                point.recipe(),
                point.method(),
                point.epoch(),
                point.safety(),
                point.reasoning(),
                point.overRefusal(),
                onFront);
    }

    private static String canonical(FrontPoint point) {
        return String.join(
                " ",
                point.checkpointId(),
                canonical(Optional.of(point.safety())),
                canonical(Optional.of(point.reasoning())),
                canonical(point.overRefusal()),
                Boolean.toString(point.onFront()));
    }

    private static String canonical(Optional<Estimate> estimate) {
        return estimate.map(known -> Double.toHexString(known.value()) + "," + Double.toHexString(known.low()) + ","
                        + Double.toHexString(known.high()) + "," + known.n())
                .orElse("-");
    }
}
