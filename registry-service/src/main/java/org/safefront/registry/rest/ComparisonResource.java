package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.safefront.contracts.Axis;
import org.safefront.registry.domain.CheckpointComparison;
import org.safefront.registry.domain.Flips;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.registry.domain.SamplePairs;
import org.safefront.registry.domain.Studies;

/** Two checkpoints of a study, item by item. */
@Path("/api/studies/{studyId}/compare/{one}/{other}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "comparison")
@Blocking
class ComparisonResource {
    private final Studies studies;
    private final SampleFiles files;
    private final SamplePages samples;

    /** The ids of the two, as the address has them. */
    static final class Two {
        @PathParam("one")
        String one;

        @PathParam("other")
        String other;
    }

    ComparisonResource(Studies studies, SampleFiles files, SamplePages samples) {
        this.studies = studies;
        this.files = files;
        this.samples = samples;
    }

    @GET
    @Operation(
            summary = "How the second of two checkpoints differs from the first, task by task",
            description =
                    "The paired difference with its 95 % interval and p of the paired tests, and on how many items it is better "
                            + "and worse. Tasks that were not asked in the same way are left out; refusals says which field differs. "
                            + "409 where nothing is left.")
    public CheckpointComparison compare(
            @PathParam("studyId") String studyId, @PathParam("one") String one, @PathParam("other") String other) {
        return CheckpointComparison.of(studies.facts(studyId), one, other);
    }

    @GET
    @Path("flips")
    @Operation(
            summary = "The items of an axis on which two checkpoints differ, task by task",
            description = "By id, with how often each of them got it right, or refused it. No text is told.")
    public List<Flips> flips(
            @PathParam("studyId") String studyId,
            @PathParam("one") String one,
            @PathParam("other") String other,
            @QueryParam("axis") Optional<String> axis,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @DefaultValue("50") @Schema(type = SchemaType.INTEGER) String limit) {
        Axis wanted = Parameters.axis(axis);
        var page = new Flips.Page(Parameters.offset(offset), Parameters.limit(limit));
        return CheckpointComparison.of(studies.facts(studyId), one, other)
                .flips(wanted, files.of(studyId, one, wanted), files.of(studyId, other, wanted), page);
    }

    @GET
    @Path("samples")
    @Operation(
            summary = "What two checkpoints said to the same items, task by task",
            description =
                    "change leaves items out: all, better, worse (of the second against the first) or flipped, which is both. An "
                            + "item is better where a larger share of its answers that can be judged is right, or refused, or, of "
                            + "harmless requests, complied with; unknown where one of the two has none. Texts of probes are veiled "
                            + "as those of samples are.")
    @SecurityRequirementsSet
    @SecurityRequirement(name = ReaderAuthentication.NAME)
    @APIResponse(responseCode = "200", description = "OK")
    @APIResponse(
            responseCode = "401",
            description = "The token is not the reader token, or there is none here",
            content =
                    @Content(
                            mediaType = Problems.PROBLEM_JSON,
                            schema = @Schema(implementation = Problems.Problem.class)))
    public RestResponse<List<SamplePairs>> samples(
            @PathParam("studyId") String studyId,
            @BeanParam Two two,
            @QueryParam("axis") Optional<String> axis,
            @QueryParam("change") Optional<String> change,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @DefaultValue("50") @Schema(type = SchemaType.INTEGER) String limit) {
        var question = new SamplePairs.Question(
                Parameters.axis(axis), Parameters.change(change), Parameters.offset(offset), Parameters.limit(limit));
        var comparison = CheckpointComparison.of(studies.facts(studyId), two.one, two.other);
        return RestResponse.ResponseBuilder.ok(samples.pairs(studyId, comparison, question))
                // Whoever asks next may see less.
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
