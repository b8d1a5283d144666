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
import org.safefront.contracts.Method;
import org.safefront.registry.domain.RunState;
import org.safefront.registry.domain.RunView;
import org.safefront.registry.domain.Studies;

/** The runs of a study. */
@Path("/api/studies/{studyId}/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
class RunsResource {
    private final Studies studies;

    RunsResource(Studies studies) {
        this.studies = studies;
    }

    @GET
    @Operation(
            summary = "The runs of a study and how they go, in the order of its request",
            description = "state (waiting, training, completed, failed), method and recipe leave others out.")
    public List<RunView> list(
            @PathParam("studyId") String studyId,
            @QueryParam("state") Optional<String> state,
            @QueryParam("method") Optional<String> method,
            @QueryParam("recipe") Optional<String> recipe,
            @BeanParam Page page) {
        Optional<RunState> inState = Parameters.oneOf("state", RunState.values(), state);
        Optional<Method> by = Parameters.oneOf("method", Method.values(), method);
        return page.of(studies.facts(studyId).runs().stream()
                .filter(run -> Parameters.isAsked(inState, run.state()))
                .filter(run -> Parameters.isAsked(by, run.recipe().method()))
                .filter(run -> Parameters.isAsked(recipe, run.recipe().name())));
    }
}
