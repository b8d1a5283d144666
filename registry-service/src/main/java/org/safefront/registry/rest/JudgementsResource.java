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
import org.safefront.registry.domain.JudgementState;
import org.safefront.registry.domain.JudgementView;
import org.safefront.registry.domain.Judgements;

/** What judges made of the answers of a study. */
@Path("/api/studies/{studyId}/judgements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "judgements")
@Blocking
class JudgementsResource {
    private final Judgements judgements;

    JudgementsResource(Judgements judgements) {
        this.judgements = judgements;
    }

    @GET
    @Operation(
            summary = "The judgements of a study, checkpoint by checkpoint, those of other judges included",
            description = "state (waiting, completed, failed), axis, task, checkpoint and judge leave others out. "
                    + "Waiting are answers that the study's own judge has not scored yet. Those of retracted checkpoints are "
                    + "left out always.")
    public List<JudgementView> list(
            @PathParam("studyId") String studyId,
            @QueryParam("state") Optional<String> state,
            @QueryParam("judge") Optional<String> judge,
            @BeanParam MeasuredFilter filter,
            @BeanParam Page page) {
        Optional<JudgementState> inState = Parameters.oneOf("state", JudgementState.values(), state);
        MeasuredFilter.Wanted wanted = filter.wanted();
        return page.of(judgements.of(studyId).stream()
                .filter(one -> Parameters.isAsked(inState, one.state()))
                .filter(one -> judge.isEmpty() || judge.equals(one.judge()))
                .filter(one -> wanted.is(one.axis(), one.task(), one.checkpointId())));
    }
}
