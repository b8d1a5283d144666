package org.safefront.benchmark;

import java.util.Optional;
import java.util.regex.Pattern;

/** Answers that stand in a {@code \boxed{}}, as the protocol of DeepSeek-R1 asks for them. */
final class Boxed {
    private static final String INSTRUCTION =
            "\nPlease reason step by step, and put your final answer within \\boxed{}.";
    private static final Pattern BOX = Pattern.compile("\\\\boxed\\s*\\{([^{}]*)}");

    private Boxed() {}

    /** The question, and that the answer is to stand in a box. */
    static String prompt(String question) {
        return question + INSTRUCTION;
    }

    /** The gold answer in a box. */
    static String ideal(BenchmarkItem item) {
        return "\\boxed{" + item.answer() + "}";
    }

    /** What stands in the last box; a box within a box is none. */
    static Optional<String> last(String answer) {
        return BOX.matcher(answer).results().reduce((first, second) -> second).map(box -> box.group(1));
    }
}
