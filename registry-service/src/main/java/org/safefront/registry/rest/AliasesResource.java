package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.safefront.registry.domain.Alias;
import org.safefront.registry.domain.AliasMove;
import org.safefront.registry.domain.Aliases;

/** Names that people give to checkpoints of a study. */
@Path("/api/studies/{studyId}/aliases")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "aliases")
@Blocking
class AliasesResource {
    private final Aliases aliases;

    AliasesResource(Aliases aliases) {
        this.aliases = aliases;
    }

    @GET
    @Operation(summary = "What the names of a study point to")
    public List<Alias> list(@PathParam("studyId") String studyId) {
        return aliases.list(studyId);
    }

    @PUT
    @Path("{alias}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Let a name point to another checkpoint, if nobody has moved it in between",
            description =
                    "expectedVersion is the version that the name has now, 0 for a new one. With requireGate the policy of that "
                            + "name decides first, and lets nothing but go through. The move is announced as alias.moved.")
    @APIResponse(responseCode = "200", description = "Moved")
    @APIResponse(
            responseCode = "409",
            description = "It has another version, the gate does not say go, or the checkpoint was retracted",
            content =
                    @Content(
                            mediaType = Problems.PROBLEM_JSON,
                            schema = @Schema(implementation = Problems.NotMoved.class)))
    public Alias move(@PathParam("studyId") String studyId, @PathParam("alias") String alias, AliasMove move) {
        return aliases.move(studyId, Parameters.alias(alias), move);
    }
}
