package org.safefront.fronts.fold;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Axis;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.Membership;
import org.safefront.fronts.Front;
import org.safefront.fronts.certainty.FrontCertainty;
import org.safefront.fronts.certainty.Replicates;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.statistics.Interval;

/** The front of a study at one moment. */
public final class StudyFront {
    private final Members members;
    private final Optional<Way> way;
    private final Optional<AssessedCheckpoint> base;
    private final Resampling resampling;
    private final FrontCertainty certainty;
    private final Map<String, Double> contributions;
    /** Made when it is first asked for: of thousands that nobody asks for it costs more than the front. */
    private volatile Map<String, Double> probabilities;

    /**
     * What the fold knows.
     *
     * @param comparable how many checkpoints have both scores, taken in the same way
     * @param front of their places
     * @param contenders all of them that may be on it, by id
     * @param digest of all
     */
    record Members(long comparable, Front front, Collection<PlacedCheckpoint> contenders, String digest) {
        Members {
            contenders = List.copyOf(contenders);
        }
    }

    StudyFront(
            Members members,
            FrontCertainty certainty,
            Optional<Way> way,
            Optional<AssessedCheckpoint> base,
            Resampling resampling) {
        this.members = members;
        this.way = way;
        this.base = base;
        this.resampling = resampling;
        this.contributions = members.front().contributions();
        this.certainty = certainty;
    }

    /** How many checkpoints have both scores, taken in the same way. */
    public long checkpoints() {
        return members.comparable();
    }

    /** The staircase of the scores as they are. */
    public Front shape() {
        return members.front();
    }

    /** Whether a checkpoint is on the front, its scores taken as they are. */
    public boolean isOn(String checkpointId) {
        return contributions.containsKey(checkpointId);
    }

    /** Area that the front would lose without a member; absent for who is none. */
    public OptionalDouble contribution(String checkpointId) {
        return isOn(checkpointId) ? OptionalDouble.of(contributions.get(checkpointId)) : OptionalDouble.empty();
    }

    /** Share of the replicates in which a checkpoint is on the front; 0 for who was surely beaten before they were drawn. */
    public double probability(String checkpointId) {
        if (probabilities == null) {
            probabilities = certainty.probabilities();
        }
        return probabilities.getOrDefault(checkpointId, 0.0);
    }

    /** Those on the front and those that are not surely off it, by id. */
    public List<FrontPoint> points() {
        Map<String, Double> maybe = certainty.above(0);
        return members.contenders().stream()
                .map(PlacedCheckpoint::checkpoint)
                .filter(contender -> isOn(contender.checkpointId())
                        || Membership.of(maybe.getOrDefault(contender.checkpointId(), 0.0)) != Membership.OFF)
                .map(contender -> point(contender, maybe.getOrDefault(contender.checkpointId(), 0.0)))
                .toList();
    }

    /** Digest of the scores of all: equal facts give an equal one, in whatever order they came. */
    public String digest() {
        return members.digest();
    }

    /** Between which areas the fronts of 95 of 100 replicates lie. */
    public Interval hypervolume() {
        return certainty.hypervolume();
    }

    /**
     * The same with the errors of the judges taken out of every safety, as far as their calibration knows them; absent unless
     * all judges are calibrated.
     */
    public Optional<Interval> correctedHypervolume() {
        List<Optional<Replicates>> corrected = members.contenders().stream()
                .map(contender -> AxisReplicates.corrected(contender.checkpoint(), resampling))
                .toList();
        return corrected.isEmpty() || corrected.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(FrontCertainty.of(
                                corrected.stream().flatMap(Optional::stream).toList())
                        .hypervolume());
    }

    /** Where the fronts of the replicates run, at so many safeties from 0 to 1. */
    public List<FrontCertainty.Band> band(int safeties) {
        return certainty.band(safeties);
    }

    /** Why a checkpoint may not be on the front though it has both scores, in a sentence that names the field. */
    public Optional<String> refusal(AssessedCheckpoint checkpoint) {
        if (way.isEmpty() || checkpoint.place().isEmpty()) {
            return Optional.empty();
        }
        Way own = Way.of(checkpoint);
        Way common = way.orElseThrow();
        return own.equals(common)
                ? Optional.empty()
                : Optional.of("Not comparable with the front: " + own.difference(common));
    }

    /** How much reasoning a checkpoint has lost against the base; absent until both are measured. */
    public Optional<SafetyTax> tax(AssessedCheckpoint checkpoint) {
        return base.flatMap(checkpoint::taxAgainst);
    }

    private FrontPoint point(AssessedCheckpoint checkpoint, double probability) {
        CheckpointRef known = checkpoint.published().checkpoint();
        return new FrontPoint(
                known.checkpointId(),
                known.runId(),
                checkpoint.published().recipe().name(),
                known.method(),
                known.epoch(),
                checkpoint.score(Axis.SAFETY).orElseThrow(),
                checkpoint.score(Axis.REASONING).orElseThrow(),
                checkpoint.score(Axis.OVER_REFUSAL),
                isOn(known.checkpointId()),
                probability,
                Membership.of(probability));
    }
}
