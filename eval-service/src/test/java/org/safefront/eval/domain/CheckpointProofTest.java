package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.FailureReason;
import org.safefront.contracts.PromptLogits;
import org.safefront.contracts.ReferenceLogits;

class CheckpointProofTest {
    private static final ReferenceLogits REFERENCE = new ReferenceLogits(List.of(
            new PromptLogits(List.of(2, 7), List.of(9, 4, 1), List.of(3.0, 2.0, -1.0)),
            new PromptLogits(List.of(2, 8), List.of(4, 1, 9), List.of(5.0, 0.0, -5.0))));

    @Test
    void roundingIsNoDifference() {
        assertDoesNotThrow(() -> CheckpointProof.requireAsTrained(
                REFERENCE, seen(List.of(3.0004, 1.9996, -1.0), List.of(5.0, 0.0003, -5.0)), 1e-3));
    }

    /** An engine may give log-probabilities, which differ from logits by a constant. */
    @Test
    void aConstantIsNoDifference() {
        assertDoesNotThrow(() -> CheckpointProof.requireAsTrained(
                REFERENCE, seen(List.of(-0.5, -1.5, -4.5), List.of(-0.1, -5.1, -10.1)), 1e-6));
    }

    @Test
    void whatTheTrainerDidNotSeeIsRefused() {
        var refusal = assertThrows(
                CannotGenerateException.class,
                () -> CheckpointProof.requireAsTrained(
                        REFERENCE, seen(List.of(3.0, 2.0, -1.0), List.of(5.0, 0.3, -5.3)), 0.01));

        assertEquals(FailureReason.NOT_AS_TRAINED, refusal.reason());
        assertEquals(
                "the checkpoint does not say what its trainer saw: after the fixed prompts logits differ by up to 0.300,"
                        + " rounding explains 0.0100; its files, its base or its adapter's scale are not those it was"
                        + " trained with",
                refusal.getMessage());
    }

    @Test
    void noNumberIsADifference() {
        assertThrows(
                CannotGenerateException.class,
                () -> CheckpointProof.requireAsTrained(
                        REFERENCE, seen(List.of(3.0, 2.0, Double.NaN), List.of(5.0, 0.0, -5.0)), 1));
    }

    @Test
    void anAdapterHasToChangeSomething() {
        List<Map<Integer, Double>> base = seen(List.of(1.0, 2.0, 0.0), List.of(3.0, 4.0, 0.0));
        List<Map<Integer, Double>> other = seen(List.of(1.0, 2.0, 0.0), List.of(3.0, 4.000001, 0.0));
        List<Map<Integer, Double>> same = seen(List.of(1.0, 2.0, 0.0), List.of(3.0, 4.0, 0.0));

        assertDoesNotThrow(() -> CheckpointProof.requireChange(base, other));
        var refusal = assertThrows(CannotGenerateException.class, () -> CheckpointProof.requireChange(base, same));

        assertEquals(FailureReason.CHANGES_NOTHING, refusal.reason());
        assertEquals(
                "the adapter changes nothing: after all 2 fixed prompts the logits are those of the base, to the last bit",
                refusal.getMessage());
    }

    /** Servers say the most probable tokens only, and may not agree on which these are. */
    @Test
    void comparesTheTokensThatBothKnow() {
        assertDoesNotThrow(() -> CheckpointProof.requireAsTrained(
                REFERENCE, List.of(Map.of(9, -0.5, 4, -1.5, 77, -9.0), Map.of(4, -0.1, 1, -5.1)), 1e-6));
        assertThrows(
                CannotGenerateException.class,
                () -> CheckpointProof.requireAsTrained(
                        REFERENCE, List.of(Map.of(9, 3.0, 77, 2.0), Map.of(4, 5.0, 1, 0.0)), 1));
    }

    private static List<Map<Integer, Double>> seen(List<Double> first, List<Double> second) {
        return List.of(
                Map.of(9, first.get(0), 4, first.get(1), 1, first.get(2)),
                Map.of(4, second.get(0), 1, second.get(1), 9, second.get(2)));
    }
}
