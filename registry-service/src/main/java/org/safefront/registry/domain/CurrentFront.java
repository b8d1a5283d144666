package org.safefront.registry.domain;

import org.safefront.fronts.fold.StudyFront;

/**
 * The front of a study as it stands.
 *
 * @param studyId which study
 * @param study how people call it
 * @param version of the last that was announced, 0 before there is one
 * @param front itself
 */
public record CurrentFront(String studyId, String study, long version, StudyFront front) {}
