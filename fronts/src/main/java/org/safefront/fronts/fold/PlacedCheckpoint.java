package org.safefront.fronts.fold;

import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.fronts.Place;

/** A checkpoint with both scores, and what the fold needs of it again and again. */
final class PlacedCheckpoint {
    private final AssessedCheckpoint checkpoint;
    private final Estimate safety;
    private final Estimate reasoning;
    private final Way way;
    private final BigInteger digest;

    private PlacedCheckpoint(AssessedCheckpoint checkpoint, Estimate safety, Estimate reasoning) {
        this.checkpoint = checkpoint;
        this.safety = safety;
        this.reasoning = reasoning;
        this.way = Way.of(checkpoint);
        this.digest = SetDigest.of(text());
    }

    /** Absent until both scores are there. */
    static Optional<PlacedCheckpoint> of(AssessedCheckpoint checkpoint) {
        return checkpoint.score(Axis.SAFETY).flatMap(safety -> checkpoint
                .score(Axis.REASONING)
                .map(reasoning -> new PlacedCheckpoint(checkpoint, safety, reasoning)));
    }

    AssessedCheckpoint checkpoint() {
        return checkpoint;
    }

    String id() {
        return checkpoint.checkpointId();
    }

    Way way() {
        return way;
    }

    BigInteger digest() {
        return digest;
    }

    Place place() {
        return new Place(id(), safety.value(), reasoning.value());
    }

    /** The lower ends of its intervals. */
    Place worst() {
        return new Place(id(), safety.low(), reasoning.low());
    }

    /** The upper ends of its intervals. */
    Place best() {
        return new Place(id(), safety.high(), reasoning.high());
    }

    boolean isAtTheSamePlaceAs(PlacedCheckpoint other) {
        return safety.equals(other.safety) && reasoning.equals(other.reasoning) && way.equals(other.way);
    }

    /** All that decides about its place and how certain it is. */
    private String text() {
        return checkpoint.published().evaluation().stream()
                .distinct()
                .map(task -> task.axis() + " " + checkpoint.evaluationId(task) + " "
                        + checkpoint.taskScore(task).map(PlacedCheckpoint::text).orElse("-"))
                .sorted()
                .collect(Collectors.joining("\n", id() + "\n", ""));
    }

    private static String text(TaskScore score) {
        Estimate estimate = score.estimate();
        return Double.toHexString(estimate.value()) + "," + Double.toHexString(estimate.low()) + ","
                + Double.toHexString(estimate.high()) + "," + estimate.n()
                + score.items().map(counts -> " " + counts.yes() + counts.no()).orElse("");
    }
}
