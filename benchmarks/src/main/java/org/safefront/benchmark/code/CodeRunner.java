package org.safefront.benchmark.code;

/** Runs a program against the tests of a task. */
public interface CodeRunner {
    /** What a program may use, which decides whether a slow one passes: part of every result. */
    SandboxLimits limits();

    /** Whether a program, all of it, passes. Whatever it does to its tests, its machine or itself is a failure of its own. */
    CodeResult run(CodeTask task, String program);
}
