package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

/** Reports by Kafka, with a broker and a database. */
@RegistryTest
class EvaluationProgressTest {
    @Test
    void showsHowFarAnEvaluationIsWhileItRunsAndTheScoreOnceItIsThere() {
        var study = ExampleStudy.named("reports");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 1);

        Registry.publish(
                study,
                List.of(measured.reports(Axis.REASONING, 0, 40, 25, 20), measured.reports(Axis.SAFETY, 0, 40, 7, 0)));

        JsonNode running =
                Registry.viewOnce(study, view -> view.at("/evaluation/done").asInt() == 32);
        assertEquals(48, running.at("/evaluation/running").asInt());
        assertFalse(running.at("/evaluation").has("etaSeconds"));
        JsonNode reasoning = running.at("/checkpoints/0/provisional/0");
        assertEquals("digit-sums", reasoning.at("/task").asText());
        assertEquals("reasoning", reasoning.at("/axis").asText());
        assertEquals(40, reasoning.at("/planned").asInt());
        assertEquals(25, reasoning.at("/finished").asInt());
        assertEquals(15, reasoning.at("/running").asInt());
        assertEquals(0.8, reasoning.at("/soFar/value").asDouble());
        assertFalse(running.at("/checkpoints/0/provisional/1").has("soFar"));
        assertFalse(running.at("/checkpoints/0").has("reasoning"));
        assertEquals(0, running.at("/front/version").asInt());

        Registry.publish(study, measured.by(30, 20, 2));

        JsonNode scored = Registry.viewOnce(
                study,
                view -> view.at("/checkpoints/0").has("reasoning")
                        && view.at("/checkpoints/0").has("overRefusal")
                        && view.at("/checkpoints/0").has("safety"));
        assertEquals(0, scored.at("/checkpoints/0/provisional").size());
        assertEquals(0.75, scored.at("/checkpoints/0/reasoning/value").asDouble());
    }
}
