package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
class OpenApiTest {
    @Test
    void describesEveryPathOfTheResource() {
        String root = StudiesResource.class.getAnnotation(Path.class).value();
        List<String> expected = Stream.concat(
                        Stream.of(root),
                        Arrays.stream(StudiesResource.class.getMethods())
                                .filter(method -> method.isAnnotationPresent(Path.class))
                                .map(method -> root + "/"
                                        + method.getAnnotation(Path.class).value()))
                .sorted()
                .toList();

        assertEquals(
                expected,
                names(document().at("/paths")).stream()
                        .filter(path -> path.startsWith(root))
                        .toList());
        assertEquals(10, expected.size());
    }

    @Test
    void describesWhatAStudyIsMadeOf() {
        assertEquals(
                List.of("base", "data", "evaluation", "recipes", "seed", "study"),
                names(document().at("/components/schemas/StudyRequest/properties")));
    }

    @Test
    void saysThatATokenMayBeSentForSamplesAndNowhereElse() {
        JsonNode paths = document().at("/paths");
        JsonNode samples = paths.get("/api/studies/{studyId}/checkpoints/{checkpointId}/samples")
                .get("get");

        assertEquals(
                Registry.json("{'type': 'http', 'scheme': 'bearer'}".replace('\'', '"')),
                ((ObjectNode) document().at("/components/securitySchemes/reader-token")).without("description"));
        assertEquals(Registry.json("[{\"reader-token\": []}, {}]"), samples.get("security"));
        assertEquals(List.of("200", "401"), names(samples.get("responses")));
        assertEquals(
                "#/components/schemas/Samples",
                samples.at("/responses/200/content/application~1json/schema/items/$ref")
                        .asText());
        assertEquals(1, paths.findValues("security").size());
    }

    private static JsonNode document() {
        return Registry.json(
                given().accept("application/json").get("/q/openapi").asString());
    }

    private static List<String> names(JsonNode object) {
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(object.fieldNames(), 0), false)
                .sorted()
                .toList();
    }
}
