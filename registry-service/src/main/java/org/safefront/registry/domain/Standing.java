package org.safefront.registry.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.front.Membership;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.SafetyTax;
import org.safefront.fronts.fold.StudyFront;

/**
 * How a checkpoint stands to the front.
 *
 * @param onFront whether it is on it, all scores taken as they are
 * @param probability share of fronts of items drawn anew that it is on; absent until it has both scores, taken as the front's
 * @param membership what that comes to
 * @param contribution area that the front would lose without it, absent for who is not on it
 * @param depth how far it is beaten on both axes, at most 0 for who is on the front; absent until it has both scores
 * @param tax how much reasoning it has lost against the base, absent until both are measured
 */
public record Standing(
        boolean onFront,
        OptionalDouble probability,
        Optional<Membership> membership,
        OptionalDouble contribution,
        OptionalDouble depth,
        Optional<SafetyTax> tax) {
    static Standing of(AssessedCheckpoint checkpoint, StudyFront front) {
        String id = checkpoint.checkpointId();
        boolean isComparable = front.isComparable(checkpoint);
        double probability = front.probability(id);
        return new Standing(
                front.isOn(id),
                isComparable ? OptionalDouble.of(probability) : OptionalDouble.empty(),
                isComparable ? Optional.of(Membership.of(probability)) : Optional.empty(),
                front.contribution(id),
                isComparable ? depth(checkpoint, front) : OptionalDouble.empty(),
                front.tax(checkpoint));
    }

    private static OptionalDouble depth(AssessedCheckpoint checkpoint, StudyFront front) {
        return checkpoint
                .place()
                .map(place -> OptionalDouble.of(front.shape().depth(place.safety(), place.reasoning())))
                .orElse(OptionalDouble.empty());
    }
}
