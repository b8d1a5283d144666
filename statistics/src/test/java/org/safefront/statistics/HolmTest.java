package org.safefront.statistics;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HolmTest {
    static Stream<JsonNode> holms() {
        return Goldens.of("holms");
    }

    @ParameterizedTest
    @MethodSource("holms")
    void isThatOfStatsmodels(JsonNode golden) {
        List<Double> adjusted = Holm.adjusted(Goldens.numbers(golden.get("p")));

        assertArrayEquals(array(Goldens.numbers(golden.get("adjusted"))), array(adjusted), Goldens.EXACT);
    }

    @Test
    void refusesWhatIsNoProbability() {
        assertThrows(IllegalArgumentException.class, () -> Holm.adjusted(List.of(0.1, Double.NaN)));
        assertEquals(List.of(), Holm.adjusted(List.of()));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
