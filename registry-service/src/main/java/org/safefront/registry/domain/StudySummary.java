package org.safefront.registry.domain;

import java.time.Instant;

/**
 * A study in one line.
 *
 * @param studyId which
 * @param study how people call it
 * @param createdAt when it was asked for
 * @param finished whether nothing more will come
 */
public record StudySummary(String studyId, String study, Instant createdAt, boolean finished) {}
