package org.safefront.statistics.racing;

/** Whether a checkpoint is on the front. */
public enum Membership {
    /** Nobody is better by more than the tolerance on every axis. */
    ON,
    /** Somebody is ahead, and worse by more than the tolerance on no axis. */
    OFF,
    /** Neither can be said within the risk. */
    UNDECIDED
}
