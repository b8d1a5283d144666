package org.safefront.judges.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalDouble;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OddsTest {
    @ParameterizedTest
    @CsvSource({"0.75, 0.25, 0.75", "0.01, 0, 1", "0, 0.5, 0"})
    void theShareIsThatOfBothWords(double yes, double no, double expected) {
        assertEquals(OptionalDouble.of(expected), new Odds(yes, no).share());
    }

    @ParameterizedTest
    @CsvSource({"0.004, 0.005", "0, 0", "NaN, 0.5", "0.5, NaN", "Infinity, 0.5"})
    void aModelThatWouldSaySomethingElseHasNone(double yes, double no) {
        assertEquals(OptionalDouble.empty(), new Odds(yes, no).share());
    }
}
