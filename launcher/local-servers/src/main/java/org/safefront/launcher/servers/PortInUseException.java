package org.safefront.launcher.servers;

/** Somebody else listens where we want to. */
public final class PortInUseException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    PortInUseException(String what, int port, Throwable cause) {
        super("port " + port + " (" + what + ") is in use", cause);
    }
}
