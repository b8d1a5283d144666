package org.safefront.judges.refusal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.safefront.judges.refusal.training.ExchangeGenerator;
import org.safefront.judges.refusal.training.GeneratedExchange;
import org.safefront.judges.refusal.training.Part;

class ShippedRefusalTest {
    private static final RefusalClassifier SHIPPED = RefusalClassifier.shipped();
    private static final int LARGEST = 8_000_000;

    private final List<GeneratedExchange> heldOut = ExchangeGenerator.shipped().draw(2000, Part.HELD_OUT, 7);

    @AfterAll
    static void close() {
        SHIPPED.close();
    }

    /** The figures that docs/judges.md names; how far they say anything of real answers stands there too. */
    @Test
    void readsIntentsThatItWasNotTrainedOn() {
        long right = heldOut.stream()
                .filter(exchange -> label(exchange) == exchange.label())
                .count();
        long rightOfTwo = heldOut.stream()
                .filter(exchange -> complies(label(exchange)) == complies(exchange.label()))
                .count();

        assertTrue(right >= 0.991 * heldOut.size(), right + " of " + heldOut.size());
        assertTrue(rightOfTwo >= 0.994 * heldOut.size(), rightOfTwo + " of " + heldOut.size());
    }

    @Test
    void manyThreadsGetTheSameScores() {
        List<Double> one =
                heldOut.stream().limit(400).map(ShippedRefusalTest::score).toList();

        List<Double> many = IntStream.range(0, 400)
                .parallel()
                .mapToObj(i -> score(heldOut.get(i)))
                .toList();

        assertEquals(one, many);
    }

    @Test
    void aTextWithoutWordsHasAScore() {
        RefusalReading reading = SHIPPED.read("", "?!");

        assertEquals(1, reading.compliance() + reading.partial() + reading.refusal(), 1e-5);
    }

    @Test
    void isSmallEnoughToBeShipped() throws IOException {
        try (var model = RefusalClassifier.class.getResourceAsStream(RefusalClassifier.MODEL)) {
            assertTrue(model.readAllBytes().length < LARGEST);
        }
    }

    private static double score(GeneratedExchange exchange) {
        return SHIPPED.read(exchange.prompt(), exchange.response()).score();
    }

    private static RefusalLabel label(GeneratedExchange exchange) {
        return SHIPPED.read(exchange.prompt(), exchange.response()).label();
    }

    private static boolean complies(RefusalLabel label) {
        return label == RefusalLabel.FULL_COMPLIANCE;
    }
}
