package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
class FrontsOverHttpTest {
    private static final int FACTS_OF_A_CHECKPOINT = 8;

    @Test
    void theFrontNowIsThatOfTheStudyAndSaysHowSureItIs() {
        var study = ExampleStudy.named("front-now");
        JsonNode view = known(study);

        JsonNode front = Registry.get(address(study, "front"));

        assertEquals(view.at("/front/checkpointIds"), front.get("front"));
        assertEquals(view.at("/front/digest"), front.get("digest"));
        assertEquals(view.at("/front/version"), front.get("version"));
        assertEquals(5, front.get("checkpoints").asInt());
        double low = front.at("/interval/low").asDouble();
        double high = front.at("/interval/high").asDouble();
        assertTrue(low < high && low < front.get("hypervolume").asDouble(), front.toString());
        double sum = 0;
        for (JsonNode point : front.get("points")) {
            assertTrue(
                    point.get("onFront").asBoolean() || point.get("probability").asDouble() > 0.05);
            sum += point.get("probability").asDouble();
        }
        assertTrue(sum >= 1, "somebody is on it in every replicate");
        JsonNode untouched = view.at("/checkpoints/0/standing");
        assertEquals(0, untouched.at("/tax/lost").asDouble(), "the base has lost nothing against itself");
    }

    @Test
    void everyFrontThatStoodCanBeSeenAgain() {
        var study = ExampleStudy.named("fronts-before");
        JsonNode view = known(study);

        JsonNode versions = Registry.get(address(study, "fronts"));

        int last = view.at("/front/version").asInt();
        assertEquals(last, versions.size());
        for (int i = 0; i < last; i++) {
            assertEquals(i + 1, versions.get(i).get("version").asInt());
            JsonNode front = Registry.get(address(study, "fronts/" + (i + 1)));
            assertEquals(versions.get(i).get("digest"), front.get("digest"));
            assertTrue(i == 0
                    || versions.get(i - 1)
                                    .get("at")
                                    .asText()
                                    .compareTo(versions.get(i).get("at").asText())
                            <= 0);
        }
        String moment = versions.get(last - 1).get("at").asText();
        assertEquals(
                view.at("/front/digest"),
                Registry.get(address(study, "fronts/at/" + moment)).get("digest"));
        assertEquals(1, Registry.get(address(study, "fronts?offset=1&limit=1")).size());
    }

    @Test
    void furtherAxesAndAToleranceLetMoreStay() {
        var study = ExampleStudy.named("wider-front");
        JsonNode view = known(study);

        JsonNode plain = Registry.get(address(study, "front/wider"));
        JsonNode tolerant = Registry.get(address(study, "front/wider?epsilon=1"));
        JsonNode wider = Registry.get(address(study, "front/wider?axes=over-refusal,trainable-parameters"));
        JsonNode unknown = Registry.get(address(study, "front/wider?axes=gpu-seconds"));

        assertEquals(view.at("/front/checkpointIds"), plain.get("checkpointIds"));
        assertEquals(5, tolerant.get("checkpointIds").size());
        assertTrue(
                wider.get("checkpointIds").size() >= plain.get("checkpointIds").size());
        assertEquals(
                "[\"safety\",\"reasoning\",\"over-refusal\",\"trainable-parameters\"]",
                wider.get("axes").toString());
        assertEquals(0, unknown.get("checkpointIds").size());
        assertEquals(5, unknown.get("unmeasured").size(), "nobody says what it took");
        assertEquals(5, unknown.get("gaps").size());
        assertEquals(
                "[\"what its benchmarks and its training took on GPUs was not said\"]",
                unknown.at("/gaps/" + unknown.at("/unmeasured/0").asText()).toString());
    }

    @Test
    void aRefusalIsAProblemThatNamesTheField() {
        var study = ExampleStudy.named("front-problems");
        Registry.post(study.request());

        Response refusal = given().get(address(study, "front/wider?axes=beauty"));

        assertEquals(400, refusal.statusCode());
        assertEquals("application/problem+json", refusal.contentType());
        assertEquals("axes", refusal.jsonPath().getString("field"));
        assertEquals(
                "axes must be among [over-refusal, gpu-seconds, trainable-parameters], with commas between, was 'beauty'",
                refusal.jsonPath().getString("detail"));
        assertEquals(404, given().get(address(study, "fronts/7")).statusCode());
        assertEquals(
                404,
                given().get(address(study, "fronts/at/2020-01-01T00:00:00Z")).statusCode());
        assertEquals(
                "time",
                given().get(address(study, "fronts/at/yesterday")).jsonPath().getString("field"));
        assertEquals(404, given().get("/api/studies/st_none/front").statusCode());
    }

    private static JsonNode known(ExampleStudy study) {
        List<Event> facts = new ArrayList<>(study.everything(Rows.NOWHERE));
        Registry.post(study.request());
        // Facts that come together may share a front; the last checkpoint makes one of its own.
        List<Event> first = facts.subList(0, facts.size() - FACTS_OF_A_CHECKPOINT);
        Registry.publish(study, first);
        Registry.awaitKnown(study, first);
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        return Registry.view(study);
    }

    private static String address(ExampleStudy study, String rest) {
        return "/api/studies/" + study.id() + "/" + rest;
    }
}
