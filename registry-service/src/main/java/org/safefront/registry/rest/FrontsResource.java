package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.registry.domain.FrontArchive;
import org.safefront.registry.domain.FrontVersion;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.TopicEnds;
import org.safefront.registry.domain.UnknownFrontException;
import org.safefront.registry.domain.WiderFront;

/** The front of a study: now, at any moment before, and with further axes. */
@Path("/api/studies/{studyId}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fronts")
@Blocking
class FrontsResource {
    private final FrontArchive fronts;
    private final Studies studies;
    private final TopicEnds ends;

    FrontsResource(FrontArchive fronts, Studies studies, TopicEnds ends) {
        this.fronts = fronts;
        this.studies = studies;
        this.ends = ends;
    }

    @GET
    @Path("front")
    @Operation(
            summary = "The front as it stands",
            description =
                    "Points are those on it and those that are not surely off it; of all other checkpoints the study tells. "
                            + "Who goes on by Kafka begins at the offsets and skips versions up to this one.")
    public FrontView now(@PathParam("studyId") String studyId) {
        String topic = Topic.FRONT_FACTS.address();
        Map<String, Map<String, Long>> offsets = Map.of(topic, ends.of(topic));
        return FrontView.of(offsets, fronts.current(studyId));
    }

    @GET
    @Path("front/wider")
    @Operation(
            summary = "Who is on the front with further axes, or with a tolerance",
            description =
                    "axes: any of over-refusal, gpu-seconds, trainable-parameters, with commas between; less of each is better."
                            + " gpu-seconds are those of training and of benchmarks; where either is not known the checkpoint is left out"
                            + " and gaps says so."
                            + " epsilon: how far one may be beaten on safety and reasoning and stay.")
    public WiderFront wider(
            @PathParam("studyId") String studyId,
            @QueryParam("axes") Optional<String> axes,
            @QueryParam("epsilon") @DefaultValue("0") @Schema(type = SchemaType.NUMBER) String epsilon) {
        return WiderFront.of(studies.facts(studyId), Parameters.axes(axes), Parameters.share("epsilon", epsilon));
    }

    @GET
    @Path("fronts")
    @Operation(summary = "Every front that was announced, the oldest first, without its points")
    public List<FrontVersion> versions(
            @PathParam("studyId") String studyId,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @DefaultValue("1000") @Schema(type = SchemaType.INTEGER) String limit) {
        return fronts.fronts(studyId).stream()
                .skip(Parameters.offset(offset))
                .limit(Parameters.limit(limit))
                .toList();
    }

    @GET
    @Path("fronts/{version:\\d+}")
    @Operation(summary = "A front as it was announced")
    public FrontUpdated version(@PathParam("studyId") String studyId, @PathParam("version") String version) {
        return fronts.front(studyId, Parameters.version(version))
                .orElseThrow(() -> new UnknownFrontException(studyId, "of version " + version));
    }

    @GET
    @Path("fronts/at/{time}")
    @Operation(
            summary = "The front that stood at a moment",
            description = "The moment as 2026-11-28T12:00:00Z. A front stands from the time of the fact that made it.")
    public FrontUpdated at(@PathParam("studyId") String studyId, @PathParam("time") String time) {
        return fronts.frontAt(studyId, Parameters.time(time))
                .orElseThrow(() -> new UnknownFrontException(studyId, "that stood at " + time));
    }
}
