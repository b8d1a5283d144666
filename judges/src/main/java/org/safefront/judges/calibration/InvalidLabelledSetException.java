package org.safefront.judges.calibration;

/** A file is no set of labelled exchanges. */
public final class InvalidLabelledSetException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidLabelledSetException(String message) {
        super(message);
    }
}
