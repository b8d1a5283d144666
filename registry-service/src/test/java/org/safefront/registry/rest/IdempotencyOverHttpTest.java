package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Event;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Requests that are sent again because nobody knows whether the first arrived. */
@RegistryTest
class IdempotencyOverHttpTest {
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    @AfterEach
    void removeWebhooks() {
        webhooks().forEach(id -> given().delete("/api/webhooks/" + id));
    }

    @Test
    void aWebhookIsAddedOnceAndItsAnswerIsTheSame() {
        Response first = webhook("\"one-webhook\"", "now");
        Response second = webhook("\"one-webhook\"", "now");
        Response bare = webhook("one-webhook", "now");

        assertEquals(201, first.statusCode());
        assertEquals(201, second.statusCode());
        assertEquals(first.asString(), second.asString());
        assertEquals(first.asString(), bare.asString());
        assertEquals(first.header("Location"), second.header("Location"));
        assertEquals(1, webhooks().stream().filter(id -> id == id(first)).count());
    }

    @Test
    void withoutAKeyOrWithAnotherTheSameIsDoneAgain() {
        assertNotEquals(id(webhook("first-key", "now")), id(webhook("second-key", "now")));
        assertNotEquals(id(webhook(null, "now")), id(webhook(null, "now")));
    }

    @Test
    void aKeyWithAnotherRequestIsRefused() {
        webhook("taken", "now");

        Response otherBody = webhook("taken", "beginning");
        Response otherAddress = replay(id(webhook(null, "now")), "taken");

        for (Response refused : List.of(otherBody, otherAddress)) {
            assertEquals(422, refused.statusCode());
            assertEquals("application/problem+json", refused.contentType().split(";")[0]);
            assertEquals("Idempotency-Key", refused.jsonPath().getString("field"));
            assertEquals(422, refused.jsonPath().getInt("status"));
        }
    }

    @Test
    void whileTheFirstIsBeingDoneTheSecondIsToldToComeAgain() throws SQLException {
        String url = ConfigProvider.getConfig().getValue("quarkus.datasource.jdbc.url", String.class);
        Response meanwhile;
        try (Connection first = DriverManager.getConnection(url)) {
            // As the transaction of the first request holds it.
            Sql.query(
                    first,
                    row -> true,
                    "select pg_advisory_lock(hashtextextended('registry' || 'in-flight', ?))",
                    0x73666964);
            meanwhile = webhook("in-flight", "now");
        }

        Registry.eventually(() -> assertEquals(201, webhook("in-flight", "now").statusCode()));
        assertEquals(409, meanwhile.statusCode());
        assertEquals("application/problem+json", meanwhile.contentType().split(";")[0]);
        assertEquals("Idempotency-Key", meanwhile.jsonPath().getString("field"));
        assertEquals(1, webhooks().size());
    }

    @Test
    void whatIsRefusedIsNotRememberedForNothingWasDone() {
        Response refused = webhook("tried-twice", "999999999");

        Response added = webhook("tried-twice", "now");

        assertEquals(400, refused.statusCode());
        assertEquals(201, added.statusCode());
    }

    @Test
    void aDecisionStaysWhatItWasForWhoAsksByTheSameKey() {
        var study = ExampleStudy.named("keyed-gate");
        List<Event> facts = new ArrayList<>(study.everything(Rows.NOWHERE));
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.viewOnce(study, view -> view.at("/finished").asBoolean());
        Response first = gate(study, "release-7", "");

        Registry.publish(study, List.of(study.retracted("lora-r8-up", 1)));
        Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 4);
        Response again = gate(study, "release-7", "  ");
        Response anew = gate(study, null, "");
        Response other = gate(study, "release-7", "\"confidence\": 0.9,");

        assertEquals(200, first.statusCode(), first.asString());
        assertEquals(first.asString(), again.asString());
        assertNotEquals(
                first.jsonPath().getLong("decided.frontVersion"),
                anew.jsonPath().getLong("decided.frontVersion"));
        assertEquals(422, other.statusCode());
        assertEquals(2, Registry.get("/api/studies/" + study.id() + "/gates").size());
    }

    @Test
    void whereTheIdIsTheContentAKeyIsTakenAndNotNeeded() {
        var study = ExampleStudy.named("keyed-study");
        String body = new RecordJson().text(study.request());

        Response first = given().contentType(ContentType.JSON)
                .header("Idempotency-Key", "\"a\"")
                .body(body)
                .post("/api/studies");
        Response second = Registry.post(body);

        assertEquals(201, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(first.asString(), second.asString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"\"", "two words", "\"open", "\"umlaut \u00e4\""})
    void aKeyThatIsNoneIsRefused(String key) {
        Response refused = webhook(key, "now");

        assertEquals(400, refused.statusCode(), refused.asString());
        assertEquals("Idempotency-Key", refused.jsonPath().getString("field"));
    }

    @Test
    void theHeaderIsDescribedForEveryPost() {
        JsonNode paths = Registry.json(
                        given().accept("application/json").get("/q/openapi").asString())
                .path("paths");
        var without = new ArrayList<String>();
        paths.properties().forEach(path -> Optional.ofNullable(path.getValue().get("post"))
                .filter(post ->
                        !post.path("parameters").findValuesAsText("name").contains("Idempotency-Key"))
                .ifPresent(post -> without.add(path.getKey())));

        assertEquals(List.of(), without);
        assertEquals(5, paths.findValues("post").size());
    }

    private static Response webhook(String key, String from) {
        String start = from.matches("\\d+") ? from : "\"" + from + "\"";
        return post(
                "/api/webhooks",
                key,
                "{\"url\": \"https://192.0.2.1/\", \"secret\": \"" + SECRET + "\", \"from\": " + start + "}");
    }

    private static Response replay(long id, String key) {
        return post("/api/webhooks/" + id + "/replay", key, "{\"from\": \"beginning\"}");
    }

    private static Response gate(ExampleStudy study, String key, String more) {
        return post(
                "/api/studies/" + study.id() + "/gates",
                key,
                "{\"checkpointId\": \""
                        + study.published("full", 2).checkpoint().checkpointId()
                        + "\", \"inline\": {\"name\": \"lax\", " + more + "\"floors\": {\"safety\": 0.01}}}");
    }

    private static Response post(String address, String key, String body) {
        var request = given().contentType(ContentType.JSON).body(body);
        return Optional.ofNullable(key)
                .map(header -> request.header("Idempotency-Key", header))
                .orElse(request)
                .post(address);
    }

    private static long id(Response webhook) {
        return webhook.jsonPath().getLong("id");
    }

    private static List<Long> webhooks() {
        return given().get("/api/webhooks").jsonPath().getList("id", Long.class);
    }
}
