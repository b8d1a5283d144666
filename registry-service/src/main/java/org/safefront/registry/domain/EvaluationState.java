package org.safefront.registry.domain;

import java.util.Locale;

/** Where an evaluation is, as far as anybody has told. */
public enum EvaluationState {
    WAITING,
    /** Samples are being written. */
    RUNNING,
    /** All answers to the probes are there, and no verdict yet. */
    JUDGING,
    COMPLETED,
    FAILED;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
