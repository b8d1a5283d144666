package org.safefront.eval;

import org.safefront.benchmark.code.CodeRunner;

/** For tests of benchmarks that ask for no programs. */
public final class Programs {
    /** Runs none. */
    public static final CodeRunner NONE = (task, program) -> {
        throw new IllegalStateException("no programs are asked for");
    };

    private Programs() {}
}
