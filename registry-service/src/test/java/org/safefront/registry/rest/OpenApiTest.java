package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
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
        List<String> expected = Stream.of(
                        StudiesResource.class,
                        FrontsResource.class,
                        BudgetResource.class,
                        GatesResource.class,
                        AliasesResource.class,
                        ComparisonResource.class,
                        CheckpointsResource.class,
                        RunsResource.class,
                        EvaluationsResource.class,
                        JudgementsResource.class)
                .flatMap(OpenApiTest::paths)
                .distinct()
                .sorted()
                .toList();

        // Those of webhooks are looked at where their resource is.
        List<String> described = names(document().at("/paths")).stream()
                .filter(path -> !path.startsWith("/api/webhooks"))
                .toList();
        assertEquals(expected, described);
        assertEquals(30, expected.size());
    }

    /** Without the patterns that parameters must match, which OpenAPI has no place for in a path. */
    private static Stream<String> paths(Class<?> resource) {
        String root = resource.getAnnotation(Path.class).value();
        Stream<String> own = Arrays.stream(resource.getMethods())
                .filter(method -> method.isAnnotationPresent(Path.class))
                .map(method ->
                        root + "/" + method.getAnnotation(Path.class).value().replaceAll(":[^}]+}", "}"));
        boolean hasRoot = Arrays.stream(resource.getMethods())
                .anyMatch(method -> method.isAnnotationPresent(GET.class) && !method.isAnnotationPresent(Path.class));
        return hasRoot ? Stream.concat(Stream.of(root), own) : own;
    }

    @Test
    void describesHowListsAreNarrowedAndPaged() {
        assertEquals(List.of("limit", "method", "offset", "recipe", "state", "studyId"), parameters("/{studyId}/runs"));
        assertEquals(
                List.of("axis", "checkpoint", "limit", "offset", "state", "studyId", "task"),
                parameters("/{studyId}/evaluations"));
        assertEquals(
                List.of("axis", "checkpoint", "judge", "limit", "offset", "state", "studyId", "task"),
                parameters("/{studyId}/judgements"));
        assertEquals(List.of("finished", "limit", "name", "offset"), parameters(""));
    }

    private static List<String> parameters(String list) {
        return document()
                .path("paths")
                .path("/api/studies" + list)
                .at("/get/parameters")
                .findValuesAsText("name")
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void describesWhatAStudyIsMadeOf() {
        assertEquals(
                List.of("base", "budget", "data", "evaluation", "recipes", "seed", "study"),
                names(document().at("/components/schemas/StudyRequest/properties")));
    }

    @Test
    void saysThatATokenMayBeSentForSamplesOfOneOrOfTwoAndNowhereElse() {
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
        JsonNode pairs = paths.at("/~1api~1studies~1{studyId}~1compare~1{one}~1{other}~1samples/get");
        assertEquals(samples.get("security"), pairs.get("security"));
        assertEquals(
                List.of("axis", "change", "limit", "offset", "one", "other", "studyId"),
                pairs.get("parameters").findValuesAsText("name").stream()
                        .sorted()
                        .toList());
        assertEquals(2, paths.findValues("security").size());
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
