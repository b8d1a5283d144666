package org.safefront.registry.rest;

import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.safefront.contracts.Axis;

/**
 * Of what was measured, only this.
 *
 * @param axis name of the axis
 * @param task name of the benchmark or of the set of probes
 * @param checkpoint id of the checkpoint
 */
record MeasuredFilter(
        @QueryParam("axis") Optional<String> axis,
        @QueryParam("task") Optional<String> task,
        @QueryParam("checkpoint") Optional<String> checkpoint) {
    /** Whether something that was measured is asked for; an axis that is none is refused. */
    boolean asksFor(Optional<Axis> onAxis, Optional<String> ofTask, String ofCheckpoint) {
        Optional<Axis> wanted = Parameters.oneOf("axis", Axis.values(), axis);
        return (wanted.isEmpty() || wanted.equals(onAxis))
                && (task.isEmpty() || task.equals(ofTask))
                && Parameters.isAsked(checkpoint, ofCheckpoint);
    }
}
