package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class QuantilesTest {
    static Stream<JsonNode> quantiles() {
        return Goldens.of("quantiles");
    }

    @ParameterizedTest
    @MethodSource("quantiles")
    void areThoseOfSciPy(JsonNode golden) {
        double probability = golden.get("probability").doubleValue();
        double degrees = golden.get("degrees").doubleValue();

        assertEquals(golden.get("normal").doubleValue(), Quantiles.normal(probability), Goldens.EXACT);
        assertEquals(golden.get("student").doubleValue(), Quantiles.student(probability, degrees), Goldens.EXACT);
        assertEquals(
                golden.get("studentTwoSided").doubleValue(), Quantiles.studentTwoSided(-2.2, degrees), Goldens.EXACT);
    }
}
