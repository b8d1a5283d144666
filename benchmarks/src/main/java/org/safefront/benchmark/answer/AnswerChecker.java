package org.safefront.benchmark.answer;

/** Compares final answers. */
public interface AnswerChecker {
    /** Its name and version, part of every result: a change that can change a verdict changes it. */
    String version();

    /** Whether an answer is the right one; the two are not treated alike. */
    Equality check(String gold, String candidate);
}
