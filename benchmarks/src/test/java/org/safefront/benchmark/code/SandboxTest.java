package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void aRightProgramPasses() {
        try (Sandbox sandbox = Sandbox.open(SandboxLimits.DEFAULT)) {
            var task = new CodeTask("t", "", "def check(candidate):\n    assert candidate(2) == 3\n", "f");
            assertEquals("passed", sandbox.run(task, "def f(x): return x + 1").result());
            assertEquals(
                    "failed: AssertionError: assert candidate(2) == 3",
                    sandbox.run(task, "def f(x): return x").result());
        }
    }
}
