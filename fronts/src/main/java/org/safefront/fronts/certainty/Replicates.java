package org.safefront.fronts.certainty;

import org.safefront.contracts.Require;

/**
 * A place, once for each replicate.
 *
 * @param id whose
 * @param safety in each replicate
 * @param reasoning in each replicate
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; thousands of them are looked through for each front
public record Replicates(String id, double[] safety, double[] reasoning) {
    public Replicates {
        Require.text("id", id);
        Require.that(safety.length == reasoning.length, "safety and reasoning must have as many replicates");
    }
}
