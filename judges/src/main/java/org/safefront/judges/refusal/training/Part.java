package org.safefront.judges.refusal.training;

/** What a phrase or an intent is for: some are never trained on, so that something is left to be measured with. */
public enum Part {
    TRAINING,
    HELD_OUT
}
