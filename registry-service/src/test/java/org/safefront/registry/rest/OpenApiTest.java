package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
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

        assertEquals(expected, names(document().at("/paths")));
        assertEquals(8, expected.size());
    }

    @Test
    void describesWhatAStudyIsMadeOf() {
        assertEquals(
                List.of("base", "data", "evaluation", "recipes", "seed", "study"),
                names(document().at("/components/schemas/StudyRequest/properties")));
    }

    @Test
    void describesWhatAScoreRestsOn() {
        JsonNode schemas = document().at("/components/schemas");

        assertEquals(
                List.of("axis", "benchmark", "judgement", "protocol", "repeats", "score", "task"),
                names(schemas.at("/ScoreView/properties")));
        assertEquals(List.of("details", "engines", "outcomes", "version"), names(schemas.at("/Benchmark/properties")));
        assertEquals(List.of("judge", "verdicts"), names(schemas.at("/Judgement/properties")));
        assertTrue(names(schemas.at("/ScoreDetails/properties"))
                .containsAll(List.of("questions", "finished", "compared", "disagreed")));
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
