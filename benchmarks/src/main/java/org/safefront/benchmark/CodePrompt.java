package org.safefront.benchmark;

/** How code is asked for, in the words of EvalPlus; nothing is put into the model's mouth. */
final class CodePrompt {
    private static final String TEXT = """
            Please provide a self-contained Python script that solves the following problem in a markdown code block:
            ```
            %s
            ```
            """;

    private CodePrompt() {}

    /** @param problem as the data set has it: the beginning of a function, or a text */
    static String of(String problem) {
        return TEXT.formatted(problem.strip());
    }

    /** A text and one of its tests, as EvalPlus shows a problem of MBPP. */
    static String of(String text, String test) {
        return of("\"\"\"\n" + text.strip() + "\n" + test.strip() + "\n\"\"\"");
    }
}
