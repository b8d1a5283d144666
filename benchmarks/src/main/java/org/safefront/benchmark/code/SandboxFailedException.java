package org.safefront.benchmark.code;

/** The sandbox, which was there, cannot be set up any more: nothing is known of the program, so that it is not scored. */
public final class SandboxFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    SandboxFailedException(String message) {
        super(message);
    }

    SandboxFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
