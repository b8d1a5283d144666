package org.safefront.benchmark;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.safefront.benchmark.answer.Equality;
import org.safefront.benchmark.code.CodeAnswer;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.code.CodeTask;
import org.safefront.benchmark.code.Programs;

/** Takes the program out of an answer and runs its tests. */
final class CodeScorer implements Scorer {
    /** A benchmark whose questions ask for a program just as its rows put them. */
    static Benchmark benchmark(String name, int revision, ItemRows<?> rows) {
        return new Benchmark(name, revision, rows, UnaryOperator.identity(), CodeScorer::ideal, new CodeScorer());
    }

    @Override
    public List<String> checkers() {
        return List.of("tests in a sandbox 1");
    }

    @Override
    public Scored score(BenchmarkItem item, String answer, CodeRunner runner) {
        CodeTask task = item.code().orElseThrow();
        return CodeAnswer.extract(answer, task.entryPoint())
                .map(program -> tested(task, program, runner))
                .orElse(Scored.NO_ANSWER);
    }

    private static Scored tested(CodeTask task, String program, CodeRunner runner) {
        boolean passed = runner.run(task, Programs.ofSolution(task, program)).passed();
        return new Scored(Optional.of(program), passed ? Equality.EQUAL : Equality.DIFFERENT, Optional.empty());
    }

    /** Functions that take anything and answer always the same. */
    @Override
    public List<String> guesses(BenchmarkItem item) {
        String head = "def " + item.code().orElseThrow().entryPoint() + "(*args, **more):\n    return ";
        return List.of(block(head + "None"), block(head + "True"));
    }

    /** A program as chat models write it. */
    static String block(String program) {
        return "```python\n" + program + "\n```";
    }

    /** The gold answer as they would write it. */
    static String ideal(BenchmarkItem item) {
        return block(item.answer());
    }
}
