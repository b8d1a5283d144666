package org.safefront.eval.domain;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
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
                REFERENCE, List.of(List.of(3.0004, 1.9996, -1.0), List.of(5.0, 0.0003, -5.0)), 1e-3));
    }

    /** An engine may give log-probabilities, which differ from logits by a constant. */
    @Test
    void aConstantIsNoDifference() {
        assertDoesNotThrow(() -> CheckpointProof.requireAsTrained(
                REFERENCE, List.of(List.of(-0.5, -1.5, -4.5), List.of(-0.1, -5.1, -10.1)), 1e-6));
    }

    @Test
    void whatTheTrainerDidNotSeeIsRefused() {
        var refusal = assertThrows(
                CannotGenerateException.class,
                () -> CheckpointProof.requireAsTrained(
                        REFERENCE, List.of(List.of(3.0, 2.0, -1.0), List.of(5.0, 0.3, -5.3)), 0.01));

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
                        REFERENCE, List.of(List.of(3.0, 2.0, Double.NaN), List.of(5.0, 0.0, -5.0)), 1));
    }

    @Test
    void anAdapterHasToChangeSomething() {
        List<List<Double>> base = List.of(List.of(1.0, 2.0), List.of(3.0, 4.0));

        assertDoesNotThrow(
                () -> CheckpointProof.requireChange(base, List.of(List.of(1.0, 2.0), List.of(3.0, 4.000001))));
        var refusal = assertThrows(
                CannotGenerateException.class,
                () -> CheckpointProof.requireChange(base, List.of(List.of(1.0, 2.0), List.of(3.0, 4.0))));

        assertEquals(FailureReason.CHANGES_NOTHING, refusal.reason());
        assertEquals(
                "the adapter changes nothing: after all 2 fixed prompts the logits are those of the base, to the last bit",
                refusal.getMessage());
    }
}
