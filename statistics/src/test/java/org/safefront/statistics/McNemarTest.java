package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class McNemarTest {
    static Stream<JsonNode> mcnemars() {
        return Goldens.of("mcnemars");
    }

    @ParameterizedTest
    @MethodSource("mcnemars")
    void isThatOfStatsmodels(JsonNode golden) {
        double p = McNemar.exact(
                golden.get("lost").intValue(), golden.get("gained").intValue());

        assertEquals(golden.get("p").doubleValue(), p, Goldens.EXACT);
    }
}
