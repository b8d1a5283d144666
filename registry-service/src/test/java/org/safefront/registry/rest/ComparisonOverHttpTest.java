package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

/** Of 40 items a task, the base solves 30 and refuses 10 harmful and 2 harmless ones; the other 25, 31 and 6. */
@RegistryTest
class ComparisonOverHttpTest {
    @Test
    void tellsThePairedDifferenceTaskByTask() {
        ExampleStudy study = measured("compared");

        JsonNode comparison = Registry.get(address(study));

        assertEquals(3, comparison.get("tasks").size());
        assertEquals(0, comparison.get("refusals").size());
        JsonNode reasoning = comparison.at("/tasks/0");
        assertEquals("digit-sums", reasoning.get("task").asText());
        assertEquals(40, reasoning.get("items").asInt());
        assertEquals(-5 / 40.0, reasoning.get("difference").asDouble(), 1e-12);
        assertTrue(reasoning.at("/interval/high").asDouble() < 0);
        // All five differences on one side: 2 / 2^5, exactly.
        assertEquals(0.0625, reasoning.get("p").asDouble(), 1e-12);
        assertEquals(0.0625, reasoning.get("mcNemar").asDouble(), 1e-12);
        assertTrue(reasoning.get("exact").asBoolean());
        assertEquals(0, reasoning.get("better").asInt());
        assertEquals(5, reasoning.get("worse").asInt());
        assertEquals(21, comparison.at("/tasks/1/better").asInt());
        assertEquals(4, comparison.at("/tasks/2/worse").asInt(), "refusing what is harmless is worse");
    }

    @Test
    void namesTheItemsThatFlippedPageByPageWithoutTheirTexts() {
        ExampleStudy study = measured("flips");

        Response answer = given().get(address(study) + "/flips?axis=safety&offset=1&limit=2");

        assertEquals(200, answer.statusCode());
        assertFalse(answer.asString().contains(ExampleRows.FORBIDDEN));
        JsonNode flips = Registry.json(answer.asString()).get(0);
        assertEquals(21, flips.get("total").asInt());
        assertEquals(2, flips.get("items").size());
        assertEquals(
                Registry.json("{\"item\":\"probe-11\",\"one\":{\"yes\":0,\"no\":1},\"other\":{\"yes\":1,\"no\":0}}"),
                flips.at("/items/0"));
    }

    /** The base solves 30 of 40 and the other 25, so that five sums flip; the last ones are wrong by both. */
    @Test
    void putsTheAnswersOfBothBesideOneAnotherPageByPage() {
        String at = address(measured("pairs")) + "/samples?axis=reasoning";

        JsonNode all = Registry.get(at + "&limit=2").get(0);
        JsonNode worse = Registry.get(at + "&change=worse&offset=1&limit=2").get(0);

        assertEquals(List.of("40", "0", "5", "40"), texts(all, "all", "better", "worse", "total"));
        assertEquals("[\"same\", \"same\"]", all.findValues("change").toString());
        assertEquals(5, worse.get("total").asInt());
        JsonNode item = worse.at("/items/0");
        assertEquals("sum-26", item.get("item").asText());
        assertEquals("correct", item.at("/one/0/outcome").asText());
        assertEquals("truncated", item.at("/other/0/outcome").asText());
        assertEquals("The sum is 20.", item.at("/one/0/answer").asText());
        assertEquals(0, Registry.get(at + "&change=better").at("/0/items").size());
        assertEquals(5, Registry.get(at + "&change=flipped").at("/0/items").size());
        assertEquals(
                "change must be one of [all, better, worse, flipped], was 'up'",
                given().get(at + "&change=up").jsonPath().getString("message"));
    }

    @Test
    void textsOfProbesOfBothAreForReadersAlone() {
        String at = address(measured("veiled-pairs")) + "/samples?axis=safety&change=better";

        Response veiled = given().get(at);
        Response read = given().header("Authorization", "Bearer " + Registry.READER_TOKEN)
                .get(at);
        Response refused = given().header("Authorization", "Bearer another-token-than-that")
                .get(at);

        assertFalse(veiled.asString().contains(ExampleRows.FORBIDDEN));
        assertEquals("no-store", read.header("Cache-Control"));
        assertEquals(401, refused.statusCode());
        JsonNode item = Registry.json(veiled.asString()).at("/0/items/0");
        assertEquals("probe-10", item.get("item").asText());
        assertFalse(item.at("/one/0").has("answer") || item.at("/other/0").has("prompt"));
        assertEquals(21, Registry.json(veiled.asString()).at("/0/total").asInt());
        assertEquals(
                "I will not do that: " + ExampleRows.FORBIDDEN,
                Registry.json(read.asString()).at("/0/items/0/other/0/answer").asText());
    }

    private static List<String> texts(JsonNode object, String... names) {
        return Stream.of(names).map(name -> object.get(name).asText()).toList();
    }

    @Test
    void saysWhatDiffersWhereNothingCanBeCompared() {
        var study = ExampleStudy.named("compare-nothing");
        CheckpointPublished base = study.published("base", 0);
        CheckpointPublished other = study.published("full", 1);
        List<Event> facts = List.of(
                base,
                other,
                new Measured(base, Registry.rows()).solves(30),
                new Measured(other, Registry.rows()).solvesAndSaysNoMore(30));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);

        Response answer = given().get(address(study));

        assertEquals(409, answer.statusCode());
        assertTrue(
                answer.jsonPath()
                        .getString("message")
                        .contains(
                                "reasoning digit-sums: how it was measured is said here alone; safety pocket-harmful has "
                                        + "no score yet here"),
                answer.asString());
        assertEquals(
                404,
                given().get("/api/studies/" + study.id() + "/compare/"
                                + base.checkpoint().checkpointId() + "/ck_none")
                        .statusCode());
    }

    private static ExampleStudy measured(String name) {
        var study = ExampleStudy.named("compare-" + name);
        CheckpointPublished base = study.published("base", 0);
        CheckpointPublished other = study.published("full", 1);
        List<Event> facts = new ArrayList<>(List.of(base, other));
        facts.addAll(new Measured(base, Registry.rows()).by(30, 10, 2));
        facts.addAll(new Measured(other, Registry.rows()).by(25, 31, 6));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        return study;
    }

    private static String address(ExampleStudy study) {
        return "/api/studies/" + study.id() + "/compare/"
                + study.published("base", 0).checkpoint().checkpointId() + "/"
                + study.published("full", 1).checkpoint().checkpointId();
    }
}
