package org.safefront.benchmark.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class SymbolicCheckerTest {
    private final AnswerChecker checker = new SymbolicChecker();

    @ParameterizedTest
    @CsvFileSource(resources = "equal.csv", delimiter = ';', useHeadersInDisplayName = true)
    void findsThatTheyAreOne(String kind, String gold, String candidate) {
        assertEquals(Equality.EQUAL, checker.check(gold, candidate), kind);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "different.csv", delimiter = ';', useHeadersInDisplayName = true)
    void findsThatTheyAreNotOne(String kind, String gold, String candidate) {
        assertEquals(Equality.DIFFERENT, checker.check(gold, candidate), kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "9^{9^{9^{9}}}",
                "10^{100000}",
                "(9999!)!",
                "\\frac{1}{\\frac{1}{\\frac{1}{0}}}",
                "\\sqrt{\\sqrt{\\sqrt{\\sqrt{",
                "\\begin{pmatrix} 1 & 2 \\\\ 3",
                "|||||",
                "x^",
                "",
                "\\frac",
                "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((x))))))))))))))))))))))))))))))))))))))))"
            })
    void leavesUndecidedWhatItCannotReadOrCompute(String candidate) {
        assertEquals(
                Equality.UNDECIDED,
                assertTimeoutPreemptively(Duration.ofSeconds(20), () -> checker.check("2 + 5", candidate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "\\frac{1}{", "1+", "a^", "\\sqrt[3]{"})
    void oneThatIsRepeatedAThousandTimesEndsInTime(String piece) {
        String candidate = piece.repeat(1_900 / piece.length());

        Equality verdict = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> checker.check("2", candidate));

        assertEquals(Equality.UNDECIDED, verdict);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(a+b+c+d+f+g)^{12}", "(a+b+c)^{10}(d+f+g)^{10}", "(x+1)^{999}"})
    void largePowersOfSumsEndInTime(String power) {
        Equality verdict = assertTimeoutPreemptively(
                Duration.ofSeconds(20), () -> checker.check(power, power.replace("+", " + 0 + ")));

        assertEquals(Equality.EQUAL, verdict);
    }
}
