package org.safefront.launcher.judging;

import java.io.IOException;

/** What was to be printed cannot be, because whoever read it has gone or the disk is full. */
public final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutputFailedException(IOException cause) {
        super("the rows cannot be written: " + cause.getMessage(), cause);
    }
}
