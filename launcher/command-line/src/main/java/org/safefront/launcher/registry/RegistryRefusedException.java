package org.safefront.launcher.registry;

import java.net.http.HttpRequest;

/** The registry answered, but not with what was asked for. */
public final class RegistryRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RegistryRefusedException(HttpRequest request, int status, String body) {
        super("the registry answered " + request.method() + " " + request.uri().getPath() + " with " + status + ": "
                + body);
    }
}
