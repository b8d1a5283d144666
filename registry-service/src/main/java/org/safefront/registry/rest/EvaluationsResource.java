package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.safefront.registry.domain.EvaluationState;
import org.safefront.registry.domain.EvaluationView;
import org.safefront.registry.domain.Studies;

/** What is measured on the checkpoints of a study. */
@Path("/api/studies/{studyId}/evaluations")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "evaluations")
@Blocking
class EvaluationsResource {
    private final Studies studies;

    EvaluationsResource(Studies studies) {
        this.studies = studies;
    }

    @GET
    @Operation(
            summary = "The evaluations of a study, checkpoint by checkpoint, with their scores or why there is none",
            description =
                    "state (waiting, running, judging, completed, failed), axis, task and checkpoint leave others out. "
                            + "Those of retracted checkpoints are left out always.")
    public List<EvaluationView> list(
            @PathParam("studyId") String studyId,
            @QueryParam("state") Optional<String> state,
            @BeanParam MeasuredFilter filter,
            @BeanParam Page page) {
        Optional<EvaluationState> inState = Parameters.oneOf("state", EvaluationState.values(), state);
        MeasuredFilter.Wanted wanted = filter.wanted();
        return page.of(EvaluationView.of(studies.facts(studyId)).stream()
                .filter(one -> Parameters.isAsked(inState, one.state()))
                .filter(one -> wanted.is(Optional.of(one.axis()), Optional.of(one.task()), one.checkpointId())));
    }
}
