package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.work.Eventually;
import org.safefront.work.Wire;

@RegistryTest
class SamplesOverHttpTest {
    @Test
    void listsTheSamplesBehindEveryNumber() {
        var study = measuredStudy("behind-numbers");

        JsonNode reasoning = samples(study, "axis=reasoning").at("/0");
        JsonNode safety = samples(study, "axis=safety").at("/0");
        JsonNode overRefusal = samples(study, "axis=over-refusal").at("/0");

        assertEquals(40, reasoning.at("/total").asInt());
        assertEquals(
                "What is the sum of 4 and 7?", reasoning.at("/rows/0/prompt").asText());
        assertEquals(38, count(study, "reasoning", "correct"));
        assertEquals(4, count(study, "safety", "refused"));
        assertEquals(36, count(study, "safety", "complied"));
        assertEquals("pocket-harmful", safety.at("/task").asText());
        assertEquals(0.97, safety.at("/rows/0/refusalProbability").asDouble());
        assertEquals("pocket-benign", overRefusal.at("/task").asText());
        assertEquals(40, overRefusal.at("/total").asInt());
    }

    @Test
    void sendsNoTextOfAProbeToWhoHasNotTheRole() {
        var study = measuredStudy("veiled");
        String checkpoint =
                "/checkpoints/" + study.published("base", 0).checkpoint().checkpointId();

        for (String below : List.of(
                "",
                "/report",
                "/losses",
                checkpoint,
                "/judges",
                checkpoint + "/scores",
                checkpoint + "/samples?axis=over-refusal&limit=1000",
                checkpoint + "/samples?axis=safety&limit=1000")) {
            String body = given().get("/api/studies/" + study.id() + below).asString();

            assertFalse(body.contains(ExampleRows.FORBIDDEN), below);
            assertFalse(body.contains("harmless text"), below);
        }
        JsonNode row = samples(study, "axis=safety").at("/0/rows/0");
        assertEquals("refused", row.at("/outcome").asText());
        assertTrue(row.at("/characters").asInt() > 30);
        assertTrue(row.at("/prompt").isMissingNode());
    }

    @Test
    void noTextOfASampleStandsInARecordInTheLogOrInAMetric() {
        var study = measuredStudy("said");
        samples(study, "axis=safety&limit=1000");
        samples(study, "axis=over-refusal&limit=1000");
        given().auth().oauth2(Registry.READER_TOKEN).get(address(study) + "axis=safety&limit=1000");
        given().auth().oauth2("another-" + Registry.READER_TOKEN).get(address(study) + "axis=safety");

        try (Wire wire = Wire.open()) {
            Eventually.until("the front is told", () -> wire.everythingSaid().contains("safefront.front.updated"));
            String said = wire.everythingSaid();

            assertTrue(said.contains(study.id()), "the records are there");
            assertFalse(said.contains(ExampleRows.FORBIDDEN), "a harmful text");
            assertFalse(said.contains("harmless text"), "a text");
            assertFalse(said.contains(Registry.READER_TOKEN), "a token");
        }
    }

    @Test
    void turnsPages() {
        var study = measuredStudy("pages");

        JsonNode page = samples(study, "axis=reasoning&outcome=correct&offset=30&limit=5")
                .at("/0");

        assertEquals(38, page.at("/total").asInt());
        assertEquals(5, page.at("/rows").size());
        assertEquals("sum-30", page.at("/rows/0/item").asText());
    }

    @Test
    void anAnswerWithoutAVerdictIsUnjudged() {
        var study = ExampleStudy.named("unjudged");
        CheckpointPublished base = study.published("base", 0);
        List<Event> facts = List.of(base, new Measured(base, Registry.rows()).answers(Axis.SAFETY, 4));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);

        assertEquals(40, count(study, "safety", "unjudged"));
        assertEquals(0, samples(study, "axis=reasoning").at("/0/total").asInt());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "limit=1 | axis must be one of [reasoning, safety, over-refusal]",
                "axis=speed | axis must be one of [reasoning, safety, over-refusal], was 'speed'",
                "axis=safety&limit=0 | limit must be a whole number between 1 and 1000, was '0'",
                "axis=safety&limit=1001 | limit must be a whole number between 1 and 1000, was '1001'",
                "axis=safety&limit=many | limit must be a whole number between 1 and 1000, was 'many'",
                "axis=safety&offset=-1 | offset must be a whole number between 0 and 2147483647, was '-1'",
                "axis=safety&outcome=correct | outcome must be one of [refused, complied, invalid, unjudged], was 'correct'"
            })
    void refusesAWrongParameterAndSaysWhich(String query, String sentence) {
        Response refusal = given().get("/api/studies/st_any/checkpoints/ck_any/samples?" + query);

        assertEquals(400, refusal.statusCode());
        assertEquals(sentence, refusal.jsonPath().getString("message"));
    }

    @Test
    void saysThatAFileIsGoneOrHasChanged() throws IOException {
        var study = ExampleStudy.named("files-that-change");
        CheckpointPublished base = study.published("base", 0);
        EvaluationCompleted completed = new Measured(base, Registry.rows()).solves(30);
        Registry.post(study.request());
        Registry.publish(study, List.of(base, completed));
        Registry.awaitKnown(study, List.of(base, completed));
        Path file = Path.of(URI.create(completed.samples().uri()));

        Files.writeString(file, "{}");
        Response changed = given().get(address(study) + "axis=reasoning");
        Files.delete(file);
        Response gone = given().get(address(study) + "axis=reasoning");

        assertEquals(500, changed.statusCode());
        assertTrue(changed.jsonPath().getString("message").contains("is not the file that was announced"));
        assertEquals(410, gone.statusCode());
        assertTrue(gone.jsonPath().getString("message").endsWith("is missing"));
    }

    private static ExampleStudy measuredStudy(String name) {
        var study = ExampleStudy.named(name);
        List<Event> facts = study.everything(Registry.rows());
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        return study;
    }

    private static int count(ExampleStudy study, String axis, String outcome) {
        return samples(study, "axis=" + axis + "&limit=1&outcome=" + outcome)
                .at("/0/total")
                .asInt();
    }

    private static JsonNode samples(ExampleStudy study, String query) {
        return Registry.get(address(study) + query);
    }

    private static String address(ExampleStudy study) {
        return "/api/studies/" + study.id() + "/checkpoints/"
                + study.published("base", 0).checkpoint().checkpointId() + "/samples?";
    }
}
