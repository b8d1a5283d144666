package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.contracts.Estimate;

class ProportionTest {
    static Stream<JsonNode> proportions() {
        return Goldens.of("proportions");
    }

    // statsmodels 0.14: proportion_confint(k, n, method="wilson")
    @ParameterizedTest
    @CsvSource({
        "0, 10, 0.0, 0.27753280",
        "10, 10, 0.72246720, 1.0",
        "81, 263, 0.25528852, 0.36620958",
        "1, 1, 0.20654931, 1.0",
        "120, 126, 0.89999832, 0.97799551"
    })
    void isWilsonsInterval(long successes, long trials, double low, double high) {
        Estimate estimate = Proportion.wilson(successes, trials);

        assertEquals(low, estimate.low(), 1e-8);
        assertEquals(high, estimate.high(), 1e-8);
        assertEquals(trials, estimate.n());
    }

    @ParameterizedTest
    @MethodSource("proportions")
    void bothIntervalsAreThoseOfStatsmodels(JsonNode golden) {
        long successes = golden.get("successes").longValue();
        long trials = golden.get("trials").longValue();

        Estimate wilson = Proportion.wilson(successes, trials);
        Estimate jeffreys = Proportion.jeffreys(successes, trials);

        Goldens.assertInterval(golden.get("wilson"), new Interval(wilson.low(), wilson.high()));
        Goldens.assertInterval(golden.get("jeffreys"), new Interval(jeffreys.low(), jeffreys.high()));
    }

    @Test
    void repeatsOfAQuestionDoNotCountAsMoreQuestions() {
        Estimate once = Proportion.wilsonOfClusters(0.9, 100, 100);

        Estimate fourTimes = Proportion.wilsonOfClusters(0.9, 100, 400);

        assertEquals(once.low(), fourTimes.low());
        assertEquals(400, fourTimes.n());
        assertTrue(Proportion.wilsonOfClusters(0.9, 400, 400).low() > once.low());
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 2", "-1, 2"})
    void nothingMeasuredIsAnErrorAndNotAScore(long successes, long trials) {
        assertThrows(IllegalArgumentException.class, () -> Proportion.wilson(successes, trials));
        assertThrows(IllegalArgumentException.class, () -> Proportion.jeffreys(successes, trials));
    }
}
