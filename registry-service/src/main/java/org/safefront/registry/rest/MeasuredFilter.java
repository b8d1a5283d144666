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
    /** What is asked for; an axis that is none is refused. */
    Wanted wanted() {
        return new Wanted(Parameters.oneOf("axis", Axis.values(), axis), task, checkpoint);
    }

    /** The same, understood. */
    record Wanted(Optional<Axis> axis, Optional<String> task, Optional<String> checkpoint) {
        /** Whether it is something that was measured so. */
        boolean is(Optional<Axis> onAxis, Optional<String> ofTask, String ofCheckpoint) {
            return (axis.isEmpty() || axis.equals(onAxis))
                    && (task.isEmpty() || task.equals(ofTask))
                    && Parameters.isAsked(checkpoint, ofCheckpoint);
        }
    }
}
