package org.safefront.registry.rest;

import io.quarkus.security.AuthenticationFailedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.safefront.registry.domain.Alias;
import org.safefront.registry.domain.AliasNotMovedException;
import org.safefront.registry.domain.NoBudgetException;
import org.safefront.registry.domain.NoFrontYetException;
import org.safefront.registry.domain.NoGeometryException;
import org.safefront.registry.domain.NotComparableException;
import org.safefront.registry.domain.UnknownCheckpointException;
import org.safefront.registry.domain.UnknownFrontException;
import org.safefront.registry.domain.UnknownPolicyException;
import org.safefront.registry.domain.UnknownStudyException;
import org.safefront.registry.idempotency.domain.IdempotencyKeyReusedException;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.idempotency.domain.InvalidIdempotencyKeyException;
import org.safefront.registry.idempotency.domain.RequestInFlightException;
import org.safefront.work.StorageException;
import org.safefront.work.files.ArtifactMissingException;
import org.safefront.work.files.DigestMismatchException;
import org.safefront.work.files.SealBrokenException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Failures as answers: a sentence that says what is wrong. */
class Problems {
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    /**
     * What stands in the body of a refusal (RFC 9457).
     *
     * @param title of the status
     * @param status of the answer
     * @param detail what is wrong and what would be right, in a sentence
     * @param field parameter or field that is refused, where it is one
     * @param message the detail, as it was called before 2026-11-28
     */
    record Problem(String title, int status, String detail, Optional<String> field, String message) {
        static Problem of(RestResponse.Status status, String detail, Optional<String> field) {
            return new Problem(status.getReasonPhrase(), status.getStatusCode(), detail, field, detail);
        }
    }

    /**
     * The same where a name was not moved.
     *
     * @param current what it points to; absent where it points to nothing
     */
    record NotMoved(String title, int status, String detail, String message, Optional<Alias> current) {
        static NotMoved of(RestResponse.Status status, AliasNotMovedException e) {
            return new NotMoved(
                    status.getReasonPhrase(), status.getStatusCode(), e.getMessage(), e.getMessage(), e.current());
        }
    }

    private static final int UNPROCESSABLE = 422;

    static final String PROBLEM_JSON = "application/problem+json";

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(AuthenticationFailedException e) {
        RestResponse.Status status = RestResponse.Status.UNAUTHORIZED;
        return RestResponse.ResponseBuilder.create(status, Problem.of(status, e.getMessage(), Optional.empty()))
                .type(PROBLEM_JSON)
                .header(HttpHeaders.WWW_AUTHENTICATE, ReaderAuthentication.CHALLENGE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownStudyException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownCheckpointException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownFrontException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> unknown(UnknownPolicyException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> none(NoGeometryException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> none(NoBudgetException e) {
        return answer(RestResponse.Status.NOT_FOUND, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(FieldRefusedException e) {
        return answer(RestResponse.Status.BAD_REQUEST, e.getMessage(), Optional.of(e.field()));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> refused(InvalidIdempotencyKeyException e) {
        return answer(RestResponse.Status.BAD_REQUEST, e.getMessage(), Optional.of(IdempotentRequest.HEADER));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> reused(IdempotencyKeyReusedException e) {
        Optional<String> field = Optional.of(IdempotentRequest.HEADER);
        return RestResponse.ResponseBuilder.<Problem>create(UNPROCESSABLE)
                .entity(new Problem("Unprocessable Content", UNPROCESSABLE, e.getMessage(), field, e.getMessage()))
                .type(PROBLEM_JSON)
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> inFlight(RequestInFlightException e) {
        return answer(RestResponse.Status.CONFLICT, e.getMessage(), Optional.of(IdempotentRequest.HEADER));
    }

    @ServerExceptionMapper
    public RestResponse<Problem> different(NotComparableException e) {
        return answer(RestResponse.Status.CONFLICT, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> tooEarly(NoFrontYetException e) {
        return answer(RestResponse.Status.CONFLICT, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<NotMoved> stays(AliasNotMovedException e) {
        RestResponse.Status status = RestResponse.Status.CONFLICT;
        return RestResponse.ResponseBuilder.create(status, NotMoved.of(status, e))
                .type(PROBLEM_JSON)
                .build();
    }

    @ServerExceptionMapper
    public RestResponse<Problem> gone(ArtifactMissingException e) {
        return answer(RestResponse.Status.GONE, e.getMessage());
    }

    /** Somebody has changed a file that must never change; whoever sees the samples would be deceived. */
    @ServerExceptionMapper
    public RestResponse<Problem> changed(DigestMismatchException e) {
        LOG.error("a file has changed since it was written", e);
        return answer(RestResponse.Status.INTERNAL_SERVER_ERROR, e.getMessage());
    }

    /** There is no key here, or another one. */
    @ServerExceptionMapper
    public RestResponse<Problem> sealed(SealBrokenException e) {
        LOG.error("a file cannot be opened", e);
        return answer(RestResponse.Status.INTERNAL_SERVER_ERROR, e.getMessage());
    }

    @ServerExceptionMapper
    public RestResponse<Problem> away(StorageException e) {
        LOG.error("a request could not be answered", e);
        return answer(RestResponse.Status.SERVICE_UNAVAILABLE, "the database of the registry does not answer");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> nothingThere(NotFoundException e) {
        return answer(RestResponse.Status.NOT_FOUND, "there is nothing at this address");
    }

    @ServerExceptionMapper
    public RestResponse<Problem> other(WebApplicationException e) {
        return answer(RestResponse.Status.fromStatusCode(e.getResponse().getStatus()), e.getMessage());
    }

    private static RestResponse<Problem> answer(RestResponse.Status status, String message) {
        return answer(status, message, Optional.empty());
    }

    private static RestResponse<Problem> answer(RestResponse.Status status, String message, Optional<String> field) {
        // Also where something else than JSON was asked for, as by those who want a stream.
        return RestResponse.ResponseBuilder.create(status, Problem.of(status, message, field))
                .type(PROBLEM_JSON)
                .build();
    }
}
