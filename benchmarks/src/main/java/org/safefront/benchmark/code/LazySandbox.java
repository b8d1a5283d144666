package org.safefront.benchmark.code;

import java.util.Optional;

/** A sandbox that is opened when the first program comes: whoever runs none needs none. */
public final class LazySandbox implements CodeRunner, AutoCloseable {
    private final SandboxLimits limits;
    private Optional<Sandbox> open = Optional.empty();

    public LazySandbox(SandboxLimits limits) {
        this.limits = limits;
    }

    @Override
    public SandboxLimits limits() {
        return limits;
    }

    /** @throws NoSandboxException if there is none to be had; nothing was run */
    @Override
    public CodeResult run(CodeTask task, String program) {
        return sandbox().run(task, program);
    }

    private synchronized Sandbox sandbox() {
        if (open.isEmpty()) {
            open = Optional.of(Sandbox.open(limits));
        }
        return open.get();
    }

    @Override
    public synchronized void close() {
        open.ifPresent(Sandbox::close);
    }
}
