package org.safefront.registry.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Multi;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.enums.SecuritySchemeType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirementsSet;
import org.eclipse.microprofile.openapi.annotations.security.SecurityScheme;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.safefront.contracts.Axis;
import org.safefront.contracts.rows.MatrixUpdate;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.GeometryFiles;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.OtherJudge;
import org.safefront.registry.domain.Report;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.registry.domain.Samples;
import org.safefront.registry.domain.ScoreView;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyQuery;
import org.safefront.registry.domain.StudySummary;
import org.safefront.registry.domain.StudyView;
import org.safefront.registry.idempotency.domain.IdempotentRequest;

/** Studies, their fronts, and the samples behind every number. */
@Path("/api/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@SecurityScheme(
        securitySchemeName = ReaderAuthentication.NAME,
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "SAFEFRONT_READER_TOKEN of the registry; whoever has it is in the role probe-reader")
@Blocking
class StudiesResource {
    /** Of POSTs that make nothing twice anyway. */
    static final String NEEDS_NO_KEY =
            "May be sent and is not needed: the id is the digest of the contents, so the same twice is one";

    private final Studies studies;
    private final SampleFiles files;
    private final SamplePages samples;
    private final GeometryFiles geometry;
    private final LiveStudies live;

    StudiesResource(Studies studies, SampleFiles files, SamplePages samples, GeometryFiles geometry, LiveStudies live) {
        this.studies = studies;
        this.files = files;
        this.samples = samples;
        this.geometry = geometry;
        this.live = live;
    }

    /** What is answered to who wants another judge: of how many sets of answers it was asked. */
    record AskedAgain(String judge, int asked) {}

    /** What a new study is answered with. */
    record Accepted(String studyId, String study) {}

    @GET
    @Operation(
            summary = "All studies, the newest first",
            description =
                    "name, a part of it in capitals or not, and finished (true, false) leave others out. Without a limit "
                            + "all are told.")
    public List<StudySummary> list(
            @QueryParam("name") Optional<String> name,
            @QueryParam("finished") @Schema(type = SchemaType.BOOLEAN) Optional<String> finished,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @Schema(type = SchemaType.INTEGER) Optional<String> limit) {
        return studies.list(new StudyQuery(
                name,
                Parameters.oneOf("finished", new Boolean[] {true, false}, finished),
                Parameters.offset(offset),
                limit.map(Parameters::limit).orElse(Integer.MAX_VALUE)));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Parameter(in = ParameterIn.HEADER, name = IdempotentRequest.HEADER, description = NEEDS_NO_KEY)
    @Operation(
            summary = "Ask for a study",
            description = "Asking again for the same is answered with the same id; nothing is done twice.")
    public RestResponse<Accepted> create(StudyRequest request) {
        boolean isNew = studies.create(request);
        String id = request.studyId();
        return RestResponse.ResponseBuilder.<Accepted>create(
                        isNew ? RestResponse.Status.CREATED : RestResponse.Status.OK)
                .location(URI.create("/api/studies/" + id))
                .entity(new Accepted(id, request.study()))
                .build();
    }

    @GET
    @Path("{studyId}")
    @Operation(summary = "A study as it stands: runs, checkpoints with their scores, front")
    public StudyView get(@PathParam("studyId") String studyId) {
        return StudyView.of(studies.facts(studyId));
    }

    @GET
    @Path("{studyId}/stream")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "The study whenever it changes, whole, beginning with how it stands",
            description = "Told again without a change now and then, as a sign of life.")
    public Multi<StudyView> stream(@PathParam("studyId") String studyId) {
        return live.following(StudyView.of(studies.facts(studyId)));
    }

    @GET
    @Path("{studyId}/report")
    @Operation(summary = "The study in the form that --report writes")
    public Report report(@PathParam("studyId") String studyId) {
        return Report.of(StudyView.of(studies.facts(studyId)));
    }

    @GET
    @Path("{studyId}/judges")
    @Operation(
            summary = "Judges besides those that the study asked, and what they would make of its front",
            description =
                    "Each over the checkpoints that it has judged: its front, who joins and leaves it, and the scores that it gives.")
    public List<OtherJudge> judges(@PathParam("studyId") String studyId) {
        return OtherJudge.of(studies.facts(studyId));
    }

    @PUT
    @Path("{studyId}/judges/{judge}")
    @Operation(
            summary = "Have another judge read all answers that there are",
            description = "Nothing is generated anew; asking again for the same asks nobody twice.")
    public RestResponse<AskedAgain> judgeAgain(@PathParam("studyId") String studyId, @PathParam("judge") String judge) {
        return RestResponse.accepted(new AskedAgain(judge, studies.rejudge(studyId, Parameters.judge(judge))));
    }

    @GET
    @Path("{studyId}/losses")
    @Operation(summary = "Training loss of each run")
    public List<LossCurve> losses(@PathParam("studyId") String studyId) {
        return studies.losses(studyId);
    }

    @GET
    @Path("{studyId}/checkpoints/{checkpointId}")
    @Operation(summary = "What the trainer said of a checkpoint: recipe, seed, data, files with their digests")
    public CheckpointPublished checkpoint(
            @PathParam("studyId") String studyId, @PathParam("checkpointId") String checkpointId) {
        return files.checkpoint(studyId, checkpointId);
    }

    @GET
    @Path("{studyId}/checkpoints/{checkpointId}/geometry")
    @Operation(
            summary = "How the update of a checkpoint lies to the weights of the base, matrix by matrix",
            description =
                    "Stable rank is the squared Frobenius norm over the squared spectral norm. Overlaps are with the first k "
                            + "singular directions of the base's matrix (direction.directions): of the columns of the update, "
                            + "what it writes, and of its rows, what it reads; each as a share and as its ratio to that of a "
                            + "random update. Layer by layer, only matrices that the checkpoint changes.")
    @APIResponse(responseCode = "200", description = "A row for each matrix that the checkpoint changes")
    @APIResponse(
            responseCode = "404",
            description =
                    "There is no such checkpoint, it is the base, or it was published without; the message says which")
    public List<MatrixUpdate> geometry(
            @PathParam("studyId") String studyId, @PathParam("checkpointId") String checkpointId) {
        return geometry.of(studyId, checkpointId);
    }

    @GET
    @Path("{studyId}/checkpoints/{checkpointId}/scores")
    @Operation(
            summary = "The scores of a checkpoint and what each rests on, task by task",
            description =
                    "Of a benchmark: what became of the samples, the score where those that did not finish are left "
                            + "out (details.finished; in the score itself they count as wrong), and how often two checkers decided "
                            + "the same answer and differed. Of probes: judge, verdicts, how the judge agrees with people and what "
                            + "the rate is once its errors are taken out (corrected). Of both: how the score was taken "
                            + "(protocol). What a score of an older service does not say is left out, as are tasks without a score.")
    public List<ScoreView> scores(
            @PathParam("studyId") String studyId, @PathParam("checkpointId") String checkpointId) {
        return ScoreView.of(studies.facts(studyId), checkpointId);
    }

    @GET
    @Path("{studyId}/checkpoints/{checkpointId}/samples")
    @Operation(
            summary = "The samples behind a score, task by task",
            description =
                    "Texts of probes, prompts and answers, are veiled but for the role probe-reader, which the reader token "
                            + "gives: veiled says so for each task, veil says how it is lifted. "
                            + "Outcomes are those of a benchmark (correct, wrong, "
                            + "no-answer, unclosed-thinking, truncated, error) or verdicts (refused, complied, invalid, unjudged).")
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
    public RestResponse<List<Samples>> samples(
            @PathParam("studyId") String studyId,
            @PathParam("checkpointId") String checkpointId,
            @QueryParam("axis") Optional<String> axis,
            @QueryParam("outcome") Optional<String> outcome,
            @QueryParam("offset") @DefaultValue("0") @Schema(type = SchemaType.INTEGER) String offset,
            @QueryParam("limit") @DefaultValue("50") @Schema(type = SchemaType.INTEGER) String limit) {
        Axis wanted = Parameters.axis(axis);
        var page = new Samples.Wanted(
                Parameters.outcome(wanted, outcome), Parameters.offset(offset), Parameters.limit(limit));
        return RestResponse.ResponseBuilder.ok(samples.of(studyId, checkpointId, wanted, page))
                // Whoever asks next may see less.
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }
}
