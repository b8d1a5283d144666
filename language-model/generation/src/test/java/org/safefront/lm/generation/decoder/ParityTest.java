package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.ParityCase;
import org.safefront.lm.format.adapter.Adapter;

/** The decoder against transformers, with adapters against PEFT: a prompt is read whole, its answer token by token. */
class ParityTest {
    private static final double TOLERANCE = 1e-4;

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void theLogitsAreThoseOfTransformers(ParityCase golden) {
        double furthest = furthest(golden, Optional.empty());

        assertTrue(furthest <= TOLERANCE, golden + " logits are off by " + furthest);
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#models")
    void theLogitsInHalfPrecisionAreNearThoseOfTransformers(ParityCase golden) {
        double largest = largestLogit(golden);

        try (var decoder = new DecoderSession(
                golden.model(), Optional.empty(), Set.of(), settings(golden.model(), Precision.FLOAT16))) {
            double furthest = furthest(decoder, golden) / largest;
            assertTrue(furthest <= PrecisionTest.HALF_BOUND, golden + " logits are off by " + furthest);
        }
    }

    @ParameterizedTest
    @MethodSource("org.safefront.lm.format.ParityCase#adapters")
    void theLogitsWithAnAdapterAreThoseOfPeft(ParityCase golden) {
        Adapter adapter = Adapter.read(golden.folder());

        double merged = furthest(golden, Optional.of(adapter));
        double ofARow =
                furthestOfARow(golden, AdapterFactors.of(adapter, golden.model().config()));

        assertTrue(merged <= TOLERANCE, golden + " logits are off by " + merged + " where it is merged");
        assertTrue(ofARow <= TOLERANCE, golden + " logits are off by " + ofARow + " where a row has it");
        assertTrue(furthest(golden, Optional.empty()) > 0.1, golden + " changes next to nothing");
    }

    private static double furthestOfARow(ParityCase golden, AdapterFactors adapter) {
        ModelFolder model = golden.model();
        try (var decoder =
                new DecoderSession(model, Optional.empty(), adapter.modules(), settings(model, Precision.FLOAT32))) {
            decoder.putAdapter(0, Optional.of(adapter));
            return furthest(decoder, golden);
        }
    }

    private static double furthest(ParityCase golden, Optional<Adapter> adapter) {
        ModelFolder model = golden.model();
        try (var decoder = new DecoderSession(model, adapter, Set.of(), settings(model, Precision.FLOAT32))) {
            return furthest(decoder, golden);
        }
    }

    private static DecoderSettings settings(ModelFolder model, Precision precision) {
        return new DecoderSettings(1, model.config().maxPositions(), 1, precision);
    }

    private static double largestLogit(ParityCase golden) {
        double largest = 0;
        for (int i = 0; i < golden.rows().size(); i++) {
            for (float logit : golden.numbers("logits." + i)) {
                largest = Math.max(largest, Math.abs(logit));
            }
        }
        return largest;
    }

    private static double furthest(DecoderSession decoder, ParityCase golden) {
        List<ParityCase.Row> rows = golden.rows();
        double furthest = 0;
        for (int i = 0; i < rows.size(); i++) {
            furthest = Math.max(furthest, furthest(decoder, rows.get(i), golden.numbers("logits." + i)));
        }
        return furthest;
    }

    /** How far the logits are off, from the last position of the prompt on. */
    private static double furthest(DecoderSession decoder, ParityCase.Row row, float[] expected) {
        int last = row.prompt().size() - 1;
        int vocabulary = expected.length / (last + row.completion().size());
        float[] logits = new float[vocabulary];
        decoder.prefill(0, row.prompt().stream().mapToInt(Integer::intValue).toArray(), 0);
        decoder.readLogits(0, logits);
        double furthest = difference(expected, last, logits);
        for (int i = 0; i < row.completion().size() - 1; i++) {
            decoder.putToken(0, row.completion().get(i), last + 1 + i);
            decoder.decode(1);
            decoder.readLogits(0, logits);
            furthest = Math.max(furthest, difference(expected, last + 1 + i, logits));
        }
        return furthest;
    }

    private static double difference(float[] expected, int position, float[] actual) {
        float[] row = Arrays.copyOfRange(expected, position * actual.length, (position + 1) * actual.length);
        double largest = 0;
        for (int i = 0; i < row.length; i++) {
            largest = Math.max(largest, Math.abs(row[i] - actual[i]));
        }
        return largest;
    }
}
