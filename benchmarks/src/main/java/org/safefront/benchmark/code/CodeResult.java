package org.safefront.benchmark.code;

import org.safefront.contracts.Require;

/**
 * What came of a program's tests.
 *
 * @param passed all of them
 * @param result for people: {@code passed}, {@code timed out}, {@code out of memory} or {@code failed: } and why, in one short
 *     line
 */
public record CodeResult(boolean passed, String result) {
    /** How a program that passed is spoken of. */
    static final String PASSED = "passed";

    public CodeResult {
        Require.text("result", result);
        Require.that(passed == result.equals(PASSED), "passed and result must say the same, result was " + result);
    }

    static CodeResult of(String result) {
        return new CodeResult(result.equals(PASSED), result);
    }
}
