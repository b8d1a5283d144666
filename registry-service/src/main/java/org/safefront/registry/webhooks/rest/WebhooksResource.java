package org.safefront.registry.webhooks.rest;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.webhooks.domain.Destinations;
import org.safefront.registry.webhooks.domain.Webhook;
import org.safefront.registry.webhooks.domain.Webhooks;

/** Webhooks: the public facts by POST, for teams without Kafka. */
@Path("/api/webhooks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "webhooks")
@Blocking
class WebhooksResource {
    private static final String PROBLEM_JSON = "application/problem+json";
    private static final String IN_FLIGHT = "A request with this Idempotency-Key is being done";
    private static final String REUSED = "This Idempotency-Key was sent with another request";

    private final Webhooks webhooks;
    private final WebhookRequests requests;

    WebhooksResource(Webhooks webhooks, Destinations destinations) {
        this.webhooks = webhooks;
        this.requests = new WebhookRequests(destinations);
    }

    /** For the description of the interface: what a new webhook is asked for with. */
    record WebhookRequest(String url, String secret, List<String> studies, List<String> types, String from) {}

    /** For the description of the interface: what a replay is asked for with. */
    record ReplayRequest(String from) {}

    @GET
    @Operation(summary = "All webhooks, the oldest first, and how they get on")
    public List<WebhookView> list() {
        return webhooks.list().stream().map(WebhookView::of).toList();
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Have events delivered to an address",
            description =
                    "Each is a POST of one CloudEvent in JSON, in order, signed after Standard Webhooks with the secret "
                            + "(whsec_ and 24 to 64 bytes in base64), which is never told again. studies and types, ids and ce_types, "
                            + "narrow the events down. from is \"beginning\", \"now\" (which is usual) or the sequence of the last "
                            + "event that you have. With an Idempotency-Key the same request adds one webhook, and is answered "
                            + "in the same way for 24 hours.")
    @APIResponse(responseCode = "201", description = "Added")
    @APIResponse(responseCode = "409", description = IN_FLIGHT, content = @Content(mediaType = PROBLEM_JSON))
    @APIResponse(responseCode = "422", description = REUSED, content = @Content(mediaType = PROBLEM_JSON))
    @RequestBody(content = @Content(schema = @Schema(implementation = WebhookRequest.class)))
    public RestResponse<WebhookView> add(@HeaderParam(IdempotentRequest.HEADER) Optional<String> key, String body) {
        Webhook added = webhooks.add(requests.webhook(body), IdempotentRequest.of(key, "POST /api/webhooks", body));
        return RestResponse.ResponseBuilder.<WebhookView>create(RestResponse.Status.CREATED)
                .location(URI.create("/api/webhooks/" + added.id()))
                .entity(WebhookView.of(added))
                .build();
    }

    @GET
    @Path("{webhookId}")
    @Operation(summary = "A webhook and how it gets on")
    public WebhookView get(@PathParam("webhookId") long webhookId) {
        return WebhookView.of(webhooks.get(webhookId));
    }

    @DELETE
    @Path("{webhookId}")
    @Operation(summary = "Deliver no more there")
    public void remove(@PathParam("webhookId") long webhookId) {
        webhooks.remove(webhookId);
    }

    @POST
    @Path("{webhookId}/replay")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Deliver again from an event on",
            description =
                    "from is \"beginning\", \"now\" or the sequence of the last event that you have. "
                            + "A webhook that was disabled is active again. With an Idempotency-Key the same request replays once.")
    @APIResponse(responseCode = "200", description = "Replayed from there on")
    @APIResponse(responseCode = "409", description = IN_FLIGHT, content = @Content(mediaType = PROBLEM_JSON))
    @APIResponse(responseCode = "422", description = REUSED, content = @Content(mediaType = PROBLEM_JSON))
    @RequestBody(content = @Content(schema = @Schema(implementation = ReplayRequest.class)))
    public WebhookView replay(
            @PathParam("webhookId") long webhookId,
            @HeaderParam(IdempotentRequest.HEADER) Optional<String> key,
            String body) {
        return WebhookView.of(webhooks.replay(
                webhookId,
                requests.replay(body),
                IdempotentRequest.of(key, "POST /api/webhooks/" + webhookId + "/replay", body)));
    }
}
