package org.safefront.benchmark.code;

/** For benchmarks that ask for no programs. */
public final class NoPrograms implements CodeRunner {
    @Override
    public SandboxLimits limits() {
        return SandboxLimits.DEFAULT;
    }

    @Override
    public CodeResult run(CodeTask task, String program) {
        throw new IllegalStateException("no programs are asked for");
    }
}
