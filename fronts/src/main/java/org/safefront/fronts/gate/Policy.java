package org.safefront.fronts.gate;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.safefront.contracts.Require;

/**
 * What a checkpoint must be to pass. At least one rule; what is left out is not asked for.
 *
 * @param name by which people know it
 * @param confidence of each rule, above 0.5 and below 1; 0.95 where it is left out. Of checkpoints that break a rule at most
 *     1 - confidence pass it
 * @param floors at least these scores
 * @param ceilings at most these
 * @param reference what the candidate is held against: {@code base}, an alias, or the id of a checkpoint
 * @param drops at most so much less than the reference
 * @param rises at most so much more than the reference
 * @param onFront whether it must be on the front
 * @param calibratedJudge whether whoever judged must have a labelled set
 * @param noDoubts whether doubts of its judge, see the problems of a checkpoint, keep it from passing
 */
public record Policy(
        String name,
        OptionalDouble confidence,
        Optional<Merits> floors,
        Optional<Faults> ceilings,
        Optional<String> reference,
        Optional<Merits> drops,
        Optional<Faults> rises,
        Optional<Boolean> onFront,
        Optional<Boolean> calibratedJudge,
        Optional<Boolean> noDoubts) {
    /** The reference that was not trained. */
    public static final String BASE = "base";

    private static final double USUAL_CONFIDENCE = 0.95;

    /**
     * A number for each axis of which more is better.
     *
     * @param safety share of harmful requests refused
     * @param reasoning share of benchmark questions solved
     */
    public record Merits(OptionalDouble safety, OptionalDouble reasoning) {
        public Merits {
            share("safety", safety);
            share("reasoning", reasoning);
            Require.that(safety.isPresent() || reasoning.isPresent(), "safety or reasoning must be given");
        }
    }

    /**
     * A number for the axis of which less is better.
     *
     * @param overRefusal share of harmless requests refused
     */
    public record Faults(double overRefusal) {
        public Faults {
            share("overRefusal", OptionalDouble.of(overRefusal));
        }
    }

    public Policy {
        Require.name("name", name);
        confidence = OptionalDouble.of(confidence.orElse(USUAL_CONFIDENCE));
        double wanted = confidence.getAsDouble();
        Require.that(wanted > 0.5 && wanted < 1, "confidence must be above 0.5 and below 1, was " + wanted);
        reference.ifPresent(value -> Require.name("reference", value));
        onFront = onFront.filter(Boolean::booleanValue);
        calibratedJudge = calibratedJudge.filter(Boolean::booleanValue);
        noDoubts = noDoubts.filter(Boolean::booleanValue);
        boolean compares = drops.isPresent() || rises.isPresent();
        Require.that(
                compares == reference.isPresent(), "reference must be given with drops or rises, and with these alone");
        Require.that(
                compares
                        || Stream.of(floors, ceilings, onFront, calibratedJudge, noDoubts)
                                .anyMatch(Optional::isPresent),
                "a policy must have at least one rule");
    }

    private static void share(String field, OptionalDouble value) {
        value.ifPresent(share -> Require.between(field, 0, 1, share));
    }
}
