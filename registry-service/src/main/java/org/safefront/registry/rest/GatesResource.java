package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.safefront.fronts.gate.Policy;
import org.safefront.registry.domain.GateQuestion;
import org.safefront.registry.domain.GateRecord;
import org.safefront.registry.domain.Gates;
import org.safefront.registry.domain.StoredPolicy;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.work.RecordJson;

/** Policies of a study, and what they make of its checkpoints. */
@Path("/api/studies/{studyId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "gates")
@Blocking
class GatesResource {
    private final Gates gates;
    private final RecordJson json = new RecordJson();

    GatesResource(Gates gates) {
        this.gates = gates;
    }

    @GET
    @Path("policies")
    @Operation(summary = "The policies of a study, by name")
    public List<StoredPolicy> policies(@PathParam("studyId") String studyId) {
        return gates.policies(studyId);
    }

    @PUT
    @Path("policies/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Put a policy in the place of the one of its name",
            description =
                    "Its digest is the SHA-256 of its JSON without white space, fields in the order of the schema, what is not "
                            + "asked for left out, the confidence always there. Decisions keep the digest that they were made by.")
    public StoredPolicy put(@PathParam("studyId") String studyId, @PathParam("name") String name, Policy policy) {
        if (!policy.name().equals(name)) {
            throw new FieldRefusedException(
                    "name", "name must be " + name + ", as in the address, was " + policy.name());
        }
        return gates.put(studyId, policy);
    }

    @GET
    @Path("policies/{name}")
    @Operation(summary = "A policy and its digest")
    public StoredPolicy policy(@PathParam("studyId") String studyId, @PathParam("name") String name) {
        return gates.policy(studyId, name);
    }

    @POST
    @Path("gates")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Ask whether a checkpoint passes a policy",
            description =
                    "Decides on the front as it stands: go, no-go or inconclusive, with a sentence for each rule and the ids of "
                            + "what was looked at. The decision is announced as gate.decided. Asking again while nothing else is known is "
                            + "answered with the same decision and announced once. With an Idempotency-Key the same request is "
                            + "answered with the same decision for 24 hours, whatever has become known.")
    @APIResponse(responseCode = "200", description = "Decided")
    @APIResponse(
            responseCode = "409",
            description =
                    "No front of the study was announced yet, or a request with this Idempotency-Key is being done",
            content =
                    @Content(
                            mediaType = Problems.PROBLEM_JSON,
                            schema = @Schema(implementation = Problems.Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "This Idempotency-Key was sent with another request",
            content =
                    @Content(
                            mediaType = Problems.PROBLEM_JSON,
                            schema = @Schema(implementation = Problems.Problem.class)))
    public GateRecord decide(
            @PathParam("studyId") String studyId,
            @HeaderParam(IdempotentRequest.HEADER) Optional<String> key,
            GateQuestion question) {
        return gates.decide(
                studyId,
                question,
                IdempotentRequest.of(key, "POST /api/studies/" + studyId + "/gates", json.text(question)));
    }

    @GET
    @Path("gates")
    @Operation(
            summary = "Decisions that were made, the newest first",
            description = "policy is the name of one, and leaves out what was decided by others.")
    public List<GateRecord> decisions(
            @PathParam("studyId") String studyId,
            @QueryParam("policy") Optional<String> policy,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @DefaultValue("50") @Schema(type = SchemaType.INTEGER) String limit) {
        return gates.decisions(studyId, policy, Parameters.offset(offset), Parameters.limit(limit));
    }
}
