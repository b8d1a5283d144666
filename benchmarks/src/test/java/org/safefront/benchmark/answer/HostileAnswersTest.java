package org.safefront.benchmark.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers that would take all time, stack or memory if they were taken at their word. */
class HostileAnswersTest {
    private static final Duration LONGEST = Duration.ofSeconds(20);

    static Stream<String> texts() {
        return Stream.of(
                "(".repeat(500) + "1" + ")".repeat(500),
                "\\frac{1}{".repeat(300) + "2" + "}".repeat(300),
                "\\sqrt{".repeat(900) + "2" + "}".repeat(900),
                "9".repeat(100_000),
                "9".repeat(390) + "^{10000}",
                "(a+b+c+d+f+g)^{12}(a-b+c-d+f-g)^{12}",
                "((((a+b+c+d)^{12}+1)^{12}+1)^{12}+1)^{12}",
                "(a+b+c+d+f+g)^{99999}",
                "1e999999999",
                "{".repeat(100_000),
                "|".repeat(999),
                "x^2+1,".repeat(400) + "1",
                "$".repeat(50_000),
                "\\boxed{".repeat(20_000),
                "answer is ".repeat(20_000),
                "final answer is $".repeat(6_000),
                " ".repeat(100_000) + "1",
                "\\[".repeat(30_000),
                "\\( a ".repeat(20_000),
                "1," + "234,".repeat(20_000),
                "\\text{".repeat(5_000),
                "\\pm 1,".repeat(150),
                "\\begin{pmatrix}" + "1&".repeat(400) + "1\\end{pmatrix}",
                "\\lfloor".repeat(300),
                "x^".repeat(400) + "x",
                "x<".repeat(300) + "1",
                "(1,2)" + "\\cup(1,2)".repeat(150),
                "\0\uFFFF\uD800",
                "\\");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void endsInTime(String text) {
        assertTimeout(LONGEST, () -> {
            assertNotEquals(
                    Equality.EQUAL,
                    RawAnswers.compare("7654321", "$" + text + "$").verdict());
            assertNotEquals(Equality.EQUAL, RawAnswers.compare(text, "7654321").verdict());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"9^{9^{9^{9}}}", "((100!)!)!", "99999999999!", "2^{-999999999}", "\\binom{999999999}{500000000}"
            })
    void abstainsFromWhatIsTooLarge(String number) {
        RawAnswers verdict = RawAnswers.compare("$7654321$", "$" + number + "+1$");

        assertNotEquals(Equality.EQUAL, verdict.verdict());
    }

    @Test
    void leavesUndecidedWhatIsTooLongToRead() {
        String sum = "1+".repeat(2_000) + "1";

        assertEquals(
                Equality.UNDECIDED,
                RawAnswers.compare("$2001$", "$" + sum + "$").verdict());
    }

    @Test
    void saysDifferentWhereThereIsNoAnswer() {
        assertEquals(Equality.DIFFERENT, RawAnswers.compare("5", "").verdict());
    }
}
