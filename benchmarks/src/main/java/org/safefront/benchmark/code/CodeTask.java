package org.safefront.benchmark.code;

import org.safefront.contracts.Require;

/**
 * What a program is asked for, and how it is tested. All of it is trusted; only the program is not.
 *
 * @param id names it
 * @param prompt as the data set has it; where it is Python, the tests use its helper functions
 * @param test Python that raises an error where the program is wrong; if it defines {@code check}, that is called with the
 *     function under test
 * @param entryPoint the name of the function under test
 */
public record CodeTask(String id, String prompt, String test, String entryPoint) {
    public CodeTask {
        Require.text("id", id);
        Require.present("prompt", prompt);
        Require.text("test", test);
        Require.that(
                entryPoint.matches("[\\p{L}_][\\p{L}\\p{N}_]*"),
                "entry_point must be a Python name, was '" + entryPoint + "'");
    }
}
