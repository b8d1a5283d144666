package org.safefront.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EstimateTest {
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
        Estimate estimate = Estimate.ofTrials(successes, trials);

        assertEquals(low, estimate.low(), 1e-8);
        assertEquals(high, estimate.high(), 1e-8);
        assertEquals(trials, estimate.n());
    }

    @Test
    void repeatsOfAQuestionDoNotCountAsMoreQuestions() {
        Estimate once = Estimate.ofClusters(0.9, 100, 100);

        Estimate fourTimes = Estimate.ofClusters(0.9, 100, 400);

        assertEquals(once.low(), fourTimes.low());
        assertEquals(400, fourTimes.n());
        assertTrue(Estimate.ofClusters(0.9, 400, 400).low() > once.low());
    }
}
