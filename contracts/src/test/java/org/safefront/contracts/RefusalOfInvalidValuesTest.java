package org.safefront.contracts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.evaluation.Outcomes;

class RefusalOfInvalidValuesTest {
    @Test
    void anEstimateLiesInsideItsInterval() {
        assertRefused("low must be between 0.0 and 0.5, was 0.6", () -> new Estimate(0.5, 0.6, 0.7, 10));
    }

    @Test
    void nothingMeasuredIsNotAScore() {
        assertRefused("n must be at least 1, was 0", () -> new Estimate(0.5, 0.4, 0.6, 0));
        assertRefused("samples must be at least 1, was 0", () -> new Outcomes(0, 0, 0, 0, 0, 0));
    }

    @Test
    void notANumberIsRefused() {
        assertRefused("value must be between 0.0 and 1.0, was NaN", () -> new Estimate(Double.NaN, 0, 1, 1));
    }

    @Test
    void aPathMayNotLeaveItsArtifact() {
        String digest = "0".repeat(64);

        assertRefused(
                "path must stay inside the artifact, was '../secret'", () -> new ArtifactFile("../secret", 1, digest));
    }

    @Test
    void aLoraRecipeNeedsItsUpdate() {
        var optimization = new Optimization(1e-3, 1, 1, 1, 0, 0, 0, 1);

        assertRefused(
                "lora must be given for method lora, and for it alone",
                () -> new Recipe("r", Method.LORA, Optional.of(optimization), Optional.empty(), Optional.empty()));
    }

    @Test
    void layersFollowTheirGrammar() {
        assertRefused(
                "layers must be all, first-third, middle-third, last-third or a range such as 4..11, was 'some'",
                () -> new Lora(1, 16, false, 0, List.of(Projection.UP), "some"));
    }

    @Test
    void anIdNamesItsKind() {
        assertRefused(
                "runId must look like ru_ and 26 characters of a-z2-7, was 'ck_x'",
                () -> Require.id("runId", ContentId.RUN, "ck_x"));
    }

    private static void assertRefused(String message, org.junit.jupiter.api.function.Executable creation) {
        assertEquals(
                message, assertThrows(IllegalArgumentException.class, creation).getMessage());
    }
}
