package org.safefront.launcher.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.launcher.CannotStartException;

class ServiceSettingsTest {
    @Test
    void anEmptyEnvironmentComputesEverythingHere() {
        ServiceSettings settings = ServiceSettings.of(Map.of());

        assertTrue(settings.trainsHere());
        assertTrue(settings.writesHere());
        assertEquals(32, settings.slots());
        assertEquals(96L << 20, settings.cacheBytes());
    }

    @ParameterizedTest
    @CsvSource({
        "SAFEFRONT_TRAINER_DEVICE,gpu0",
        "SAFEFRONT_TRAINER_PRECISION,bfloat16",
    })
    void whatWasNeverMeasuredIsNotForetoldOfTraining(String name, String value) {
        assertFalse(ServiceSettings.of(Map.of(name, value)).trainsHere());
    }

    @ParameterizedTest
    @CsvSource({"SAFEFRONT_EVAL_SERVER_URL,http://vllm:8000", "SAFEFRONT_EVAL_PRECISION,int8"})
    void whatWasNeverMeasuredIsNotForetoldOfEvaluation(String name, String value) {
        assertFalse(ServiceSettings.of(Map.of(name, value)).writesHere());
    }

    @ParameterizedTest
    @CsvSource({"4096,4096", "3K,3072", "8G,8589934592", "1m,1048576"})
    void readsSizesAsTheServiceDoes(String text, long bytes) {
        assertEquals(
                bytes, ServiceSettings.of(Map.of(ServiceSettings.CACHE, text)).cacheBytes());
    }

    @Test
    void aSizeThatIsNoneIsRefused() {
        CannotStartException refusal = assertThrows(
                CannotStartException.class, () -> ServiceSettings.of(Map.of(ServiceSettings.CACHE, "much")));

        assertEquals("SAFEFRONT_EVAL_CACHE must be a size such as 8G, was much", refusal.getMessage());
    }
}
