package org.safefront.benchmark;

import java.util.List;
import org.safefront.benchmark.code.CodeRunner;

/** Says what an answer is worth. */
public interface Scorer {
    /** Names and versions of all that has a say: a change that can change a score changes one of them. */
    List<String> checkers();

    /**
     * Scores an answer.
     *
     * @param answer what the model wrote after its thinking
     * @param runner where programs are run, if the answer is one
     */
    Scored score(BenchmarkItem item, String answer, CodeRunner runner);

    /** What somebody might write who does not know the answer, and what should score no more than luck. */
    default List<String> guesses(BenchmarkItem item) {
        return List.of();
    }
}
