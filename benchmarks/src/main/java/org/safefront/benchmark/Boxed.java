package org.safefront.benchmark;

/** Answers that stand in a {@code \boxed{}}, as the protocol of DeepSeek-R1 asks for them. */
final class Boxed {
    private static final String INSTRUCTION =
            "\nPlease reason step by step, and put your final answer within \\boxed{}.";

    private Boxed() {}

    /** The question, and that the answer is to stand in a box. */
    static String prompt(String question) {
        return question + INSTRUCTION;
    }

    /** The gold answer in a box. */
    static String ideal(BenchmarkItem item) {
        return "\\boxed{" + item.answer() + "}";
    }
}
