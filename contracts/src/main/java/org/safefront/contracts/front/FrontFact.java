package org.safefront.contracts.front;

import org.safefront.contracts.Event;

/** What has happened to the front of a study. */
public sealed interface FrontFact extends Event permits FrontUpdated, GateDecided, AliasMoved {
    /** The study whose front it is. */
    String studyId();

    @Override
    default String subject() {
        return "front/" + studyId();
    }

    @Override
    default String key() {
        return studyId();
    }
}
