package org.safefront.registry.rest;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.ws.rs.WebApplicationException;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.safefront.registry.domain.UnknownCheckpointException;
import org.safefront.registry.domain.UnknownStudyException;
import org.safefront.work.files.ArtifactMissingException;

/** Failures as answers: a sentence that says what is wrong. */
class Problems {
    /** What stands in the body of a refusal. */
    record Problem(String message) {}

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownStudyException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownCheckpointException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> gone(ArtifactMissingException e) {
        return answer(RestResponse.Status.GONE, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(IllegalArgumentException e) {
        return answer(RestResponse.Status.BAD_REQUEST, e.getMessage());
    }

    /** A record refused what the body says of it; its own words say what and why. */
    @ServerExceptionMapper
    public RestResponse<Problem> invalid(ValueInstantiationException e) {
        return answer(RestResponse.Status.BAD_REQUEST, e.getCause().getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> invalid(MismatchedInputException e) {
        return answer(RestResponse.Status.BAD_REQUEST, e.getOriginalMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> other(WebApplicationException e) {
        return answer(RestResponse.Status.fromStatusCode(e.getResponse().getStatus()), e.getMessage());
    }

    private static RestResponse<Problem> answer(RestResponse.Status status, String message) {
        return RestResponse.status(status, new Problem(message));
    }
}
