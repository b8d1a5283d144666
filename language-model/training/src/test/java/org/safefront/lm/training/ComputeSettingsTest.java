package org.safefront.lm.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.engine.Engine;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComputeSettingsTest {
    @Test
    void theCpuCountsInFloat32UnlessToldOtherwise() {
        assertEquals(ComputeSettings.cpu(), ComputeSettings.of("cpu", Optional.empty(), false));
        assertEquals(
                "cpu, bfloat16",
                ComputeSettings.of("cpu", Optional.of("bfloat16"), true).toString());
    }

    @Test
    void aGpuThatIsNotThereIsRefusedWithTheNumberOfThoseThatAre() {
        int gpus = Engine.getEngine("PyTorch").getGpuCount();

        String message = refusal("gpu" + gpus, Optional.empty());

        assertTrue(message.startsWith("device gpu" + gpus + " is not there: PyTorch sees " + gpus + " GPUs"), message);
    }

    @ParameterizedTest
    @CsvSource({
        "cuda:0, float32, device cuda:0 is neither cpu nor gpu and a number",
        "cpu, fp16, precision fp16 is neither float32 nor bfloat16",
    })
    void wordsThatItDoesNotKnowAreRefused(String device, String precision, String message) {
        assertEquals(message, refusal(device, Optional.of(precision)));
    }

    private static String refusal(String device, Optional<String> precision) {
        return assertThrows(IllegalArgumentException.class, () -> ComputeSettings.of(device, precision, false))
                .getMessage();
    }
}
