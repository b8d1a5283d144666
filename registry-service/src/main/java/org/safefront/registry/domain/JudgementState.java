package org.safefront.registry.domain;

import java.util.Locale;

/** Where a judgement is. */
public enum JudgementState {
    /** The answers are there, and the study's own judge has not spoken. */
    WAITING,
    COMPLETED,
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
