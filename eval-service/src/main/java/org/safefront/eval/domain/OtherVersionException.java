package org.safefront.eval.domain;

import org.safefront.benchmark.Benchmark;

/** A benchmark is asked for in a version that this service does not have. */
public final class OtherVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private OtherVersionException(Benchmark benchmark, String wanted) {
        super("the benchmark " + benchmark.name() + " is version " + benchmark.version() + " here, and version "
                + wanted + " was asked for; have the command line and the services of one release");
    }

    /** Refuses a version that this is not. */
    public static void check(Benchmark benchmark, String wanted) {
        if (!benchmark.version().equals(wanted)) {
            throw new OtherVersionException(benchmark, wanted);
        }
    }
}
