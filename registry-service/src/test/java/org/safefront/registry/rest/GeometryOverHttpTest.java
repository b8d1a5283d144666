package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.contracts.Projection;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleGeometry;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
class GeometryOverHttpTest {
    @Test
    void tellsARowForEachMatrixThatACheckpointChanges() {
        ExampleStudy study = ExampleStudy.named("geometry");
        CheckpointPublished published = ExampleGeometry.with(study.published("lora-r8-up", 1), Registry.rows());
        know(study, published);

        JsonNode rows = Registry.get(address(study, published));

        assertEquals(ExampleGeometry.rowsOf(Projection.UP), rows.size());
        JsonNode third = rows.get(2);
        assertEquals(2, third.at("/layer").asInt());
        assertEquals("up_proj", third.at("/projection").asText());
        assertEquals(512, third.at("/outputs").asInt());
        assertEquals(16, third.at("/direction/directions").asInt());
        double norm = third.at("/norm").asDouble();
        double spectral = third.at("/spectralNorm").asDouble();
        assertEquals(
                norm * norm / (spectral * spectral),
                third.at("/direction/stableRank").asDouble(),
                1e-9);
        assertTrue(third.at("/direction/columns/weightedRatio").asDouble() > 0);
        assertTrue(third.at("/direction/rows/uniform").asDouble() > 0);
    }

    @Test
    void saysWhyThereIsNone() {
        ExampleStudy study = ExampleStudy.named("no-geometry");
        CheckpointPublished base = study.published("base", 0);
        CheckpointPublished without = study.published("full", 1);
        know(study, base, without);

        assertRefused(
                404,
                "checkpoint " + id(base) + " has no geometry: it is the base, which changes nothing",
                address(study, base));
        assertRefused(
                404,
                "checkpoint " + id(without) + " has no geometry: it was published without;"
                        + " the log of its trainer says why, if that could tell",
                address(study, without));
        assertRefused(
                404,
                "study " + study.id() + " has no checkpoint ck_any",
                "/api/studies/" + study.id() + "/checkpoints/ck_any/geometry");
    }

    @Test
    void saysThatItsFileIsGone() throws IOException {
        ExampleStudy study = ExampleStudy.named("geometry-gone");
        CheckpointPublished published = ExampleGeometry.with(study.published("full", 1), Registry.rows());
        know(study, published);
        String file = published.geometry().orElseThrow().uri();

        Files.delete(Path.of(URI.create(file)));

        assertRefused(410, file + " is missing", address(study, published));
    }

    private static void know(ExampleStudy study, CheckpointPublished... published) {
        List<Event> facts = List.of(published);
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
    }

    private static void assertRefused(int status, String message, String address) {
        Response refusal = given().get(address);

        assertEquals(status, refusal.statusCode());
        assertEquals(message, refusal.jsonPath().getString("detail"));
        assertEquals("application/problem+json", refusal.contentType());
    }

    private static String address(ExampleStudy study, CheckpointPublished published) {
        return "/api/studies/" + study.id() + "/checkpoints/" + id(published) + "/geometry";
    }

    private static String id(CheckpointPublished published) {
        return published.checkpoint().checkpointId();
    }
}
