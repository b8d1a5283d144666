package org.safefront.benchmark;

import java.util.Collection;

/** Somebody asked for a benchmark that this service does not have. */
public final class UnknownBenchmarkException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnknownBenchmarkException(String name, Collection<String> known) {
        super("no benchmark is called " + name + "; known are " + String.join(", ", known));
    }
}
