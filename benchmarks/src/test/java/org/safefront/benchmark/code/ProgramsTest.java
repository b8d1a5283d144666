package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ProgramsTest {
    private static final CodeTask TASK = new CodeTask("t", """
            import math
            from typing import List

            def poly(xs: list, x: float):
                \"\"\"
                Evaluates polynomial
                \"\"\"

                return sum(xs)


            def find_zero(xs: list):
                \"\"\" xs are coefficients
                \"\"\"
            """, "assert True", "find_zero");

    @Test
    void aSolutionGetsTheImportsAndHelpersOfThePrompt() {
        String program = Programs.ofSolution(TASK, "def find_zero(xs):\n    return poly(xs, 0)\n");

        assertEquals("""
                import math
                from typing import List
                def poly(xs: list, x: float):
                    \"\"\"
                    Evaluates polynomial
                    \"\"\"

                    return sum(xs)

                def find_zero(xs):
                    return poly(xs, 0)
                """, program);
    }

    @Test
    void aHelperThatTheSolutionDefinesIsLeftOut() {
        String solution = "def poly(xs, x): return 1\ndef find_zero(xs): return 0\n";

        assertEquals("import math\nfrom typing import List\n\n" + solution, Programs.ofSolution(TASK, solution));
    }

    @Test
    void aPromptInWordsAddsNothing() {
        var task = new CodeTask("t", "Write a function to import goods from the list.\nfrom A to B", "assert f()", "f");

        assertEquals("def f(): pass", Programs.ofSolution(task, "def f(): pass"));
    }

    @Test
    void aCompletionFollowsThePrompt() {
        assertEquals("def f():\n    return 1", Programs.ofCompletion("def f():\n", "    return 1"));
    }
}
