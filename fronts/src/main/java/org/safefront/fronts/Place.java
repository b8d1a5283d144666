package org.safefront.fronts;

import org.safefront.contracts.Require;

/**
 * Something in the plane of safety and reasoning. Of both, more is better.
 *
 * @param id what it is called
 * @param safety any finite number, usually 0 to 1
 * @param reasoning the same
 */
public record Place(String id, double safety, double reasoning) {
    public Place {
        Require.text("id", id);
        Require.that(Double.isFinite(safety), "safety must be a number, was " + safety);
        Require.that(Double.isFinite(reasoning), "reasoning must be a number, was " + reasoning);
    }

    /** At least as good on both axes and better on one. */
    public boolean dominates(Place other) {
        return safety >= other.safety
                && reasoning >= other.reasoning
                && (safety > other.safety || reasoning > other.reasoning);
    }
}
