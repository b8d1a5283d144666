package org.safefront.statistics;

/** Nothing was measured, which is not a score of zero. */
public final class NoSamplesException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    NoSamplesException() {
        super("there are no samples, so there is no score");
    }
}
