package org.safefront.work;

import java.util.function.BooleanSupplier;

/** A lease in the hands of one thread, and how long that thread may trust it by the monotonic clock of this machine. */
final class Held implements Alive {
    private final Lease lease;
    private final Thread thread = Thread.currentThread();
    private final BooleanSupplier stopping;
    private long trustedUntil;
    private boolean lost;
    private boolean ended;

    /**
     * @param asked when the lease was asked for, as {@link System#nanoTime}: the database began to count later, so by
     *     our count the lease runs out first
     */
    Held(Lease lease, long asked, BooleanSupplier stopping) {
        this.lease = lease;
        this.stopping = stopping;
        this.trustedUntil = asked + lease.time().toNanos();
    }

    Lease lease() {
        return lease;
    }

    @Override
    public synchronized boolean isAlive() {
        lost |= System.nanoTime() - trustedUntil >= 0;
        return !lost;
    }

    @Override
    public boolean stopRequested() {
        return stopping.getAsBoolean();
    }

    @Override
    public void check() {
        if (!isAlive()) {
            throw new LeaseLostException(lease);
        }
    }

    /** The database has extended the lease, asked at that time. */
    synchronized void extended(long asked) {
        trustedUntil = asked + lease.time().toNanos();
    }

    /** The lease is over: wakes the thread from whatever it waits for. */
    synchronized void lose() {
        lost = true;
        interrupt();
    }

    /** Loses the lease if its time has run out. */
    synchronized void watch() {
        if (!isAlive()) {
            interrupt();
        }
    }

    /** The thread is through with it; it will not be interrupted any more. */
    synchronized void end() {
        ended = true;
        Thread.interrupted(); // Clears the mark, which was meant for this lease alone.
    }

    private void interrupt() {
        if (!ended) {
            thread.interrupt();
        }
    }
}
