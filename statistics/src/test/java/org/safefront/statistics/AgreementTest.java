package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementTest {
    static Stream<JsonNode> agreements() {
        return Goldens.of("agreements");
    }

    @ParameterizedTest
    @MethodSource("agreements")
    void kappaAndItsErrorAreThoseOfStatsmodels(JsonNode golden) {
        var agreement = new Agreement(
                golden.get("hits").intValue(),
                golden.get("misses").intValue(),
                golden.get("falseAlarms").intValue(),
                golden.get("rejections").intValue());

        assertEquals(golden.get("kappa").doubleValue(), agreement.kappa().orElseThrow(), Goldens.EXACT);
        assertEquals(golden.get("error").doubleValue(), agreement.kappaError().orElseThrow(), Goldens.EXACT);
    }

    @Test
    void sharesHaveTheDenominatorsThatTheirNamesPromise() {
        var agreement = new Agreement(8, 2, 3, 7);

        assertEquals(Optional.of(Proportion.wilson(8, 10)), agreement.sensitivity());
        assertEquals(Optional.of(Proportion.wilson(7, 10)), agreement.specificity());
        assertEquals(Optional.of(Proportion.wilson(8, 11)), agreement.precision());
        assertEquals(Proportion.wilson(15, 20), agreement.accuracy());
        assertEquals(2 * 0.8 * (8.0 / 11) / (0.8 + 8.0 / 11), agreement.f1(), 1e-12);
    }

    @Test
    void whatWasNotThereHasNoShare() {
        var agreement = new Agreement(0, 0, 0, 5);

        assertEquals(Optional.empty(), agreement.sensitivity());
        assertEquals(Optional.empty(), agreement.kappa());
        assertEquals(0, agreement.f1());
    }
}
