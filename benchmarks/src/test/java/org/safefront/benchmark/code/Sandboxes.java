package org.safefront.benchmark.code;

import org.junit.jupiter.api.Assumptions;

/** Opens a sandbox, or skips the test and says so where this machine has none. */
public final class Sandboxes {
    private Sandboxes() {}

    /** A sandbox of these limits. */
    public static Sandbox open(SandboxLimits limits) {
        try {
            return Sandbox.open(limits);
        } catch (NoSandboxException e) {
            return Assumptions.abort("SKIPPED: " + e.getMessage());
        }
    }
}
