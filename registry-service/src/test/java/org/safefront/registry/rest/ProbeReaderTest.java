package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.work.Wire;

/** Texts of probes are for the role probe-reader. */
@RegistryTest
class ProbeReaderTest {
    private final ExampleStudy study = ExampleStudy.named("readers");
    private final String checkpoint = study.published("base", 0).checkpoint().checkpointId();

    @BeforeEach
    void measure() {
        List<Event> facts = study.everything(Registry.rows());
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
    }

    @ParameterizedTest
    @CsvSource({"safety, " + ExampleRows.FORBIDDEN, "over-refusal, harmless text"})
    void theTokenLiftsTheVeil(String axis, String text) {
        Response answer = samples(axis, "Bearer " + Registry.READER_TOKEN);
        JsonNode task = Registry.json(answer.asString()).at("/0");

        assertEquals(200, answer.statusCode());
        assertEquals("Request 0: " + text, task.at("/rows/0/prompt").asText());
        assertEquals("Thinking about the " + text, task.at("/rows/0/thinking").asText());
        assertTrue(task.at("/rows/0/answer").asText().endsWith(text));
        assertFalse(task.at("/veiled").asBoolean(true));
        assertTrue(task.at("/veil").isMissingNode());
        assertEquals("no-store", answer.header("Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"safety", "over-refusal"})
    void withoutATokenTextsAreVeiledAndTheAnswerSaysHowTheyAreUnveiled(String axis) {
        Response answer = given().get(address(axis));
        JsonNode task = Registry.json(answer.asString()).at("/0");

        assertEquals(200, answer.statusCode());
        assertTrue(task.at("/veiled").asBoolean());
        assertEquals("probe-reader", task.at("/veil/role").asText());
        assertTrue(task.at("/veil/takesToken").asBoolean());
        assertTrue(task.at("/veil/how").asText().contains("Authorization: Bearer"));
        assertEquals(40, task.at("/rows").size());
        assertTrue(task.at("/rows/0/prompt").isMissingNode());
        assertFalse(answer.asString().contains(" text"), "a text");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Bearer wrong-token-0123456789",
                "Bearer " + Registry.READER_TOKEN + "x",
                "Bearer a-token-for-tests/012345678",
                "bearer A-TOKEN-FOR-TESTS/0123456789+=="
            })
    void anotherTokenIsRefused(String header) {
        Response answer = samples("safety", header);

        assertEquals(401, answer.statusCode());
        assertEquals("application/problem+json", answer.contentType().split(";")[0]);
        assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer "), answer.header("WWW-Authenticate"));
        assertEquals(401, answer.jsonPath().getInt("status"));
        assertEquals("Unauthorized", answer.jsonPath().getString("title"));
        String sentence = "this is not the reader token of this registry";
        assertEquals(sentence, answer.jsonPath().getString("detail"));
        assertEquals(sentence, answer.jsonPath().getString("message"));
    }

    /** RFC 9110: schemes are told apart without regard to case. */
    @Test
    void theSchemeMayBeWrittenInAnyCase() {
        assertFalse(Registry.json(
                        samples("safety", "BEARER " + Registry.READER_TOKEN).asString())
                .at("/0/veiled")
                .asBoolean(true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Basic YTpi", Registry.READER_TOKEN, "Bearer"})
    void whatIsNoTokenOpensNothing(String header) {
        Response answer = samples("safety", header);

        assertEquals(200, answer.statusCode());
        assertTrue(Registry.json(answer.asString()).at("/0/veiled").asBoolean());
    }

    @Test
    void aTokenInTheAddressOpensNothing() {
        Response answer = given().get(address("safety") + "&access_token=" + Registry.READER_TOKEN);

        assertFalse(answer.asString().contains(ExampleRows.FORBIDDEN));
    }

    @Test
    void whatIsForEverybodyAsksForNoToken() {
        Response reasoning = given().get(address("reasoning"));
        Response view =
                given().header("Authorization", "Bearer wrong-token-0123456789").get("/api/studies/" + study.id());

        assertFalse(Registry.json(reasoning.asString()).at("/0/veiled").asBoolean(true));
        assertTrue(reasoning.asString().contains("What is the sum of"));
        assertEquals(200, view.statusCode());
    }

    @Test
    void theLogSaysWhoReadHowManyAndNeverWhat() {
        samples("safety", "Bearer " + Registry.READER_TOKEN);
        samples("safety", "Bearer wrong-token-0123456789");

        try (Wire wire = Wire.open()) {
            String said = wire.everythingSaid();

            assertTrue(
                    said.contains("reader-token in role probe-reader at 127.0.0.1 reads 40 samples of pocket-harmful"
                            + " (safety), checkpoint " + checkpoint),
                    "who read");
            assertTrue(said.contains("a reader token was refused, from 127.0.0.1"), "who was refused");
            assertFalse(said.contains("wrong-token-0123456789"), "a token that was refused");
            assertFalse(said.contains(Registry.READER_TOKEN), "the token");
            assertFalse(said.contains(ExampleRows.FORBIDDEN), "a text");
        }
    }

    private Response samples(String axis, String authorization) {
        return given().header("Authorization", authorization).get(address(axis));
    }

    private String address(String axis) {
        return "/api/studies/" + study.id() + "/checkpoints/" + checkpoint + "/samples?limit=1000&axis=" + axis;
    }
}
