package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.safefront.contracts.Method;
import org.safefront.contracts.front.Membership;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.CheckpointView;
import org.safefront.registry.domain.Lineage;
import org.safefront.registry.domain.Lineages;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyView;
import org.safefront.registry.idempotency.domain.IdempotentRequest;

/** The checkpoints of a study, those made elsewhere included. */
@Path("/api/studies/{studyId}/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "checkpoints")
@Blocking
class CheckpointsResource {
    private final Studies studies;
    private final Lineages lineages;

    CheckpointsResource(Studies studies, Lineages lineages) {
        this.studies = studies;
        this.lineages = lineages;
    }

    /** What is answered to who brings a checkpoint. */
    record Taken(String studyId, String checkpointId) {}

    @GET
    @Operation(
            summary = "The checkpoints of a study with their scores, by recipe and epoch",
            description = "recipe, method and membership (on, off, undecided) leave others out.")
    public List<CheckpointView> list(
            @PathParam("studyId") String studyId,
            @QueryParam("recipe") Optional<String> recipe,
            @QueryParam("method") Optional<String> method,
            @QueryParam("membership") Optional<String> membership,
            @BeanParam Page page) {
        Optional<Method> by = Parameters.oneOf("method", Method.values(), method);
        Optional<Membership> standing = Parameters.oneOf("membership", Membership.values(), membership);
        return page.of(StudyView.checkpoints(studies.facts(studyId)).stream()
                .filter(checkpoint -> Parameters.isAsked(recipe, checkpoint.recipe()))
                .filter(checkpoint -> Parameters.isAsked(by, checkpoint.method()))
                .filter(checkpoint -> standing.isEmpty()
                        || standing.equals(checkpoint.standing().membership())));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(in = ParameterIn.HEADER, name = IdempotentRequest.HEADER, description = StudiesResource.NEEDS_NO_KEY)
    @Operation(
            summary = "Bring a checkpoint that was trained elsewhere",
            description =
                    "The body is the data of checkpoint.published, which the registry then publishes: what the study measures is "
                            + "measured on it as on any other. Its id is the digest of its files, so bringing it twice is bringing it once.")
    public RestResponse<Taken> bring(@PathParam("studyId") String studyId, CheckpointPublished checkpoint) {
        if (!checkpoint.studyId().equals(studyId)) {
            throw new FieldRefusedException(
                    "studyId",
                    "studyId must be that of the address, " + studyId + ", was '" + checkpoint.studyId() + "'");
        }
        studies.publish(checkpoint);
        return RestResponse.accepted(new Taken(studyId, checkpoint.checkpoint().checkpointId()));
    }

    @GET
    @Path("{checkpointId}/lineage")
    @Operation(
            summary = "What the scores of a checkpoint come from: the request, shards of answers, judgements",
            description =
                    "Of each task: how many shards are planned, and of each that is done its samples, the engine and the lease epoch "
                            + "(above 1 a worker was lost and another went on); the file of answers; and of each judgement the judge "
                            + "with its digest and the file of verdicts, also where the study did not ask that judge. Files by their "
                            + "digest, no text of any.")
    public Lineage lineage(@PathParam("studyId") String studyId, @PathParam("checkpointId") String checkpointId) {
        return lineages.of(studyId, checkpointId);
    }
}
