package org.safefront.work;

/** The item was taken over, cancelled or ended; nothing may be written for it under this lease. */
public final class LeaseLostException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LeaseLostException(Lease lease) {
        super("epoch " + lease.epoch() + " of work " + lease.id() + " is over");
    }
}
