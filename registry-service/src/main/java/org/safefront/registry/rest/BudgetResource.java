package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.safefront.registry.domain.BudgetView;
import org.safefront.registry.domain.NoBudgetException;
import org.safefront.registry.domain.Studies;

/** How a study spends its samples. */
@Path("/api/studies/{studyId}/budget")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fronts")
@Blocking
class BudgetResource {
    private final Studies studies;

    BudgetResource(Studies studies) {
        this.studies = studies;
    }

    @GET
    @Operation(
            summary = "Who is called on the front or off it, and from how many samples",
            description =
                    "Of a study with a budget: each call with its risk, its witness or nearest rival, the differences, and the "
                            + "samples that it took. 404 for a study that takes all its samples.")
    public BudgetView get(@PathParam("studyId") String studyId) {
        return BudgetView.of(studies.facts(studyId)).orElseThrow(() -> new NoBudgetException(studyId));
    }
}
