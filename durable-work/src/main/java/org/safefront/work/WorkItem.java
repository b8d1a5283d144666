package org.safefront.work;

import org.safefront.contracts.Require;
import org.safefront.contracts.catalog.Envelope;

/**
 * Something heavy that is to be done once.
 *
 * @param id from its content, so that asking twice is asking once
 * @param kind which handler can do it
 * @param priority higher goes first
 * @param affinity what a worker should have at hand, for instance a model that is already loaded; empty for nothing
 * @param payload JSON for the handler
 * @param cause the event that asked for it, to which its results refer
 * @param maxAttempts after that many tries without success it has failed
 */
public record WorkItem(
        String id, String kind, int priority, String affinity, String payload, Envelope cause, int maxAttempts) {
    private static final int DEFAULT_ATTEMPTS = 5;

    public WorkItem {
        Require.text("id", id);
        Require.text("kind", kind);
        Require.present("affinity", affinity);
        Require.text("payload", payload);
        Require.present("cause", cause);
        Require.atLeast("maxAttempts", 1, maxAttempts);
    }

    /** Work of priority 0 that any worker does equally well, tried at most five times. */
    public WorkItem(String id, String kind, String payload, Envelope cause) {
        this(id, kind, 0, "", payload, cause, DEFAULT_ATTEMPTS);
    }

    public WorkItem withPriority(int value) {
        return new WorkItem(id, kind, value, affinity, payload, cause, maxAttempts);
    }

    public WorkItem withAffinity(String value) {
        return new WorkItem(id, kind, priority, value, payload, cause, maxAttempts);
    }

    public WorkItem withMaxAttempts(int value) {
        return new WorkItem(id, kind, priority, affinity, payload, cause, value);
    }
}
