package org.safefront.contracts.front;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Method;
import org.safefront.contracts.Require;

/**
 * One checkpoint in the plane of safety and reasoning.
 *
 * @param checkpointId which
 * @param runId the run that made it
 * @param recipe name of its recipe
 * @param method what that recipe trains
 * @param epoch passes over the data
 * @param safety share of harmful requests refused
 * @param reasoning share of benchmark questions solved
 * @param overRefusal share of harmless requests refused, absent where it was not measured
 * @param onFront whether no other point is at least as good on both axes and better on one
 * @param probability share of fronts that it is on when the items are drawn anew, the same ones for all checkpoints
 * @param membership what that comes to: on, off or undecided
 */
public record FrontPoint(
        String checkpointId,
        String runId,
        String recipe,
        Method method,
        int epoch,
        Estimate safety,
        Estimate reasoning,
        Optional<Estimate> overRefusal,
        boolean onFront,
        double probability,
        Membership membership) {
    public FrontPoint {
        Require.id("checkpointId", ContentId.CHECKPOINT, checkpointId);
        Require.id("runId", ContentId.RUN, runId);
        Require.name("recipe", recipe);
        Require.present("method", method);
        Require.atLeast("epoch", 0, epoch);
        Require.present("safety", safety);
        Require.present("reasoning", reasoning);
        Require.present("overRefusal", overRefusal);
        Require.between("probability", 0, 1, probability);
        Require.present("membership", membership);
    }
}
