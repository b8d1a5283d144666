package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.work.TestServers;

/** A registry that was given no reader token, which is how compose says none, shows texts of probes to nobody. */
@QuarkusTest
@WithTestResource(
        value = TestServers.class,
        initArgs = {
            @ResourceArg(name = "safefront.reader.token", value = ""),
            @ResourceArg(name = "safefront.data-key", value = "")
        })
class NoReaderTokenTest {
    @Test
    void nobodyReadsTextsOfProbes() {
        var study = ExampleStudy.named("no-readers");
        List<Event> facts = study.everything(Registry.rows());
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        String samples = "/api/studies/" + study.id() + "/checkpoints/"
                + study.published("base", 0).checkpoint().checkpointId() + "/samples?axis=";

        for (String axis : List.of("safety", "over-refusal")) {
            String body = given().get(samples + axis).asString();
            JsonNode task = Registry.json(body).at("/0");

            assertEquals(40, task.at("/total").asInt());
            assertTrue(task.at("/veiled").asBoolean());
            assertFalse(task.at("/veil/takesToken").asBoolean(true));
            assertTrue(task.at("/veil/how").asText().contains("SAFEFRONT_READER_TOKEN"));
            assertFalse(body.contains(" text"), "a text");
        }
        Response refusal =
                given().header("Authorization", "Bearer any-token-0123456789").get(samples + "safety");

        assertEquals(401, refusal.statusCode());
        assertEquals(
                "no token lifts the veil here: the registry was started without SAFEFRONT_READER_TOKEN",
                refusal.jsonPath().getString("detail"));
        assertTrue(given().get(samples + "reasoning").asString().contains("What is the sum of"));
    }
}
