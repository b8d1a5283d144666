package org.safefront.benchmark.code;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Whole programs, of a prompt and what a model adds to it. */
public final class Programs {
    private static final Pattern IMPORT =
            Pattern.compile("^(?:import [\\w., ]+|from [\\w.]+ import .+)$", Pattern.MULTILINE);
    /** A function or class at the top level, to the last of its indented lines. */
    private static final Pattern DEFINITION = Pattern.compile(
            "^(?:@.*\\n)*(?:async )?(?:def|class) +(\\w+).*(?:\\n(?:[ \\t].*|[ \\t]*(?=\\n)))*", Pattern.MULTILINE);

    private Programs() {}

    /** What stands where the prompt ends, as HumanEval has it: the model goes on with the function that the prompt begins. */
    public static String ofCompletion(String prompt, String completion) {
        return prompt + completion;
    }

    /**
     * A program that stands alone, after the imports and helper functions of the prompt that it does not define: chat models
     * give the function that was asked for, and take the others as given.
     */
    public static String ofSolution(CodeTask task, String solution) {
        var parts = new ArrayList<String>();
        IMPORT.matcher(task.prompt()).results().map(MatchResult::group).forEach(parts::add);
        helpers(task).stream()
                .filter(helper -> !CodeAnswer.defines(solution, helper.group(1)))
                .map(helper -> helper.group().stripTrailing())
                .forEach(parts::add);
        // An import from the future stands before all others.
        return parts.isEmpty() || solution.contains("from __future__ ")
                ? solution
                : String.join("\n", parts) + "\n\n" + solution;
    }

    private static List<MatchResult> helpers(CodeTask task) {
        return DEFINITION
                .matcher(task.prompt())
                .results()
                .filter(definition -> !definition.group(1).equals(task.entryPoint()))
                .toList();
    }
}
