package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.InvalidModelException;

class LoraSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "all, 48, 0, 47",
        "first-third, 48, 0, 15",
        "middle-third, 48, 16, 31",
        "last-third, 48, 32, 47",
        "middle-third, 28, 9, 17",
        "4..11, 12, 4, 11"
    })
    void namesLayersAsThePaperDoes(String layers, int count, int first, int last) {
        List<Integer> expected = IntStream.rangeClosed(first, last).boxed().toList();

        assertEquals(expected, settings(layers).layersOf(count));
    }

    @Test
    void refusesLayersThatAreNotThere() {
        var refusal = assertThrows(
                InvalidModelException.class, () -> settings("4..12").layersOf(12));

        assertEquals("layers 4..12 does not lie within a model of 12 layers, which are 0..11", refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1, 16, false, 16.0", "64, 16, false, 0.25", "16, 16, true, 4.0"})
    void scalesByRankOrByItsRoot(int rank, double alpha, boolean rankStabilised, double scale) {
        var settings = new LoraSettings(rank, alpha, rankStabilised, 0, List.of("up_proj"), "all");

        assertEquals(scale, settings.scale());
    }

    private static LoraSettings settings(String layers) {
        return new LoraSettings(1, 16, false, 0, List.of("up_proj"), layers);
    }
}
