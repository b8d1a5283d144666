package org.safefront.work;

/** What a handler asks between its steps. */
public interface Alive {
    /**
     * Whether the lease still holds, as far as can be told without asking the database. It turns false once and for all
     * when the heartbeat finds the item taken over or cancelled, and when the lease may have run out because the
     * database was out of reach or this process stood still.
     */
    boolean isAlive();

    /** Whether the worker is closing: the handler should save what it has and return soon, without completing. */
    boolean stopRequested();

    /**
     * Does nothing while the lease holds.
     *
     * @throws LeaseLostException once it does not
     */
    void check();
}
