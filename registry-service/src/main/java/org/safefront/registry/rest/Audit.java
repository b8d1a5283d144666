package org.safefront.registry.rest;

import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import org.safefront.contracts.Axis;
import org.safefront.registry.domain.ProbeAccess;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Says in the log who read texts of probes, and never what they say. */
@ApplicationScoped
class Audit {
    /** Category of these lines, so that they can be sent to a place of their own. */
    static final String CATEGORY = "org.safefront.audit";

    private static final Logger LOG = LoggerFactory.getLogger(CATEGORY);

    private final SecurityIdentity reader;
    private final CurrentVertxRequest request;

    Audit(SecurityIdentity reader, CurrentVertxRequest request) {
        this.reader = reader;
        this.request = request;
    }

    /** So many texts of a task are about to be sent to the reader. */
    void read(String checkpointId, Axis axis, String task, int samples) {
        LOG.info(
                "{} in role {} at {} reads {} samples of {} ({}), checkpoint {}",
                reader.getPrincipal().getName(),
                ProbeAccess.ROLE,
                request.getCurrent().request().remoteAddress().hostAddress(),
                samples,
                task,
                axis,
                checkpointId);
    }
}
