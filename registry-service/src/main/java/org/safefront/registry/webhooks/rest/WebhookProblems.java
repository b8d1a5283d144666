package org.safefront.registry.webhooks.rest;

import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.safefront.registry.webhooks.domain.InvalidWebhookException;
import org.safefront.registry.webhooks.domain.UnknownWebhookException;

/** Refusals as problem details (RFC 9457), with the field. */
class WebhookProblems {
    /** What stands in the body of a refusal. */
    record Problem(String title, int status, String detail, Optional<String> field) {}

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(InvalidWebhookException e) {
        return answer(RestResponse.Status.BAD_REQUEST, "Bad request", e.getMessage(), Optional.of(e.field()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownWebhookException e) {
        return answer(RestResponse.Status.NOT_FOUND, "Not found", e.getMessage(), Optional.empty());
    }

    private static RestResponse<Problem> answer(
            RestResponse.Status status, String title, String detail, Optional<String> field) {
        return RestResponse.ResponseBuilder.create(status, new Problem(title, status.getStatusCode(), detail, field))
                .type("application/problem+json")
                .build();
    }
}
