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
    private final Once<Map<String, Double>> probabilities;
    private final Once<Optional<Interval>> corrected;

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
        this.probabilities = new Once<>(certainty::probabilities);
        this.corrected = new Once<>(this::takeCorrected);
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
        return probabilities.get().getOrDefault(checkpointId, 0.0);
    }

    /** Those on the front and those that are not surely off it, by id. */
    public List<FrontPoint> points() {
        Map<String, Double> maybe = certainty.above(0);
        return members.contenders().stream()
                .map(PlacedCheckpoint::checkpoint)
                .map(contender -> new Maybe(contender, maybe.getOrDefault(contender.checkpointId(), 0.0)))
                .filter(contender -> isOn(contender.checkpoint().checkpointId())
                        || Membership.of(contender.probability()) != Membership.OFF)
                .map(this::point)
                .toList();
    }

    /** Who may be on the front. */
    private record Maybe(AssessedCheckpoint checkpoint, double probability) {}

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
        return corrected.get();
    }

    private Optional<Interval> takeCorrected() {
        List<Optional<Replicates>> without = members.contenders().stream()
                .map(contender -> AxisReplicates.corrected(contender.checkpoint(), resampling))
                .toList();
        return without.isEmpty() || without.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(FrontCertainty.of(
                                without.stream().flatMap(Optional::stream).toList())
                        .hypervolume());
    }

    /** Where the fronts of the replicates run, at so many safeties from 0 to 1. */
    public List<FrontCertainty.Band> band(int safeties) {
        return certainty.band(safeties);
    }

    /** Whether a checkpoint has both scores, taken in the same way as those of the front. */
    public boolean isComparable(AssessedCheckpoint checkpoint) {
        return checkpoint.place().isPresent()
                && way.filter(common -> common.equals(Way.of(checkpoint))).isPresent();
    }

    /** Why a checkpoint may not be on the front though it has both scores, in a sentence that names the field. */
    public Optional<String> refusal(AssessedCheckpoint checkpoint) {
        return checkpoint.place().isEmpty() || isComparable(checkpoint)
                ? Optional.empty()
                : way.map(common ->
                        "Not comparable with the front: " + Way.of(checkpoint).difference(common));
    }

    /** How much reasoning a checkpoint has lost against the base; absent until both are measured. */
    public Optional<SafetyTax> tax(AssessedCheckpoint checkpoint) {
        return base.flatMap(checkpoint::taxAgainst);
    }

    private FrontPoint point(Maybe maybe) {
        AssessedCheckpoint checkpoint = maybe.checkpoint();
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
                maybe.probability(),
                Membership.of(maybe.probability()));
    }
}
