package org.safefront.benchmark.code;

/** There is no sandbox on this machine, so nothing is run. The message says what is missing and how it is got. */
public final class NoSandboxException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoSandboxException(String reason) {
        super(message(reason));
    }

    NoSandboxException(String reason, Throwable cause) {
        super(message(reason), cause);
    }

    private static String message(String reason) {
        return "Generated code runs in a sandbox or not at all, and here " + reason
                + "; it takes Linux with user namespaces and the Debian packages bubblewrap, python3 and python3-numpy";
    }
}
