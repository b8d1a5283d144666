package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;
import org.safefront.work.RecordJson;

@RegistryTest
class StudiesResourceTest {
    private static final String GOOD =
            new RecordJson().text(ExampleStudy.named("well-formed").request());

    @Test
    void makesAStudyOnceAndAnswersTheSameRequestWithTheSameId() {
        var study = ExampleStudy.named("posted-twice");

        Response first = Registry.post(study.request());
        Response second = Registry.post(study.request());

        assertEquals(201, first.statusCode());
        assertEquals(200, second.statusCode());
        assertEquals(study.id(), first.jsonPath().getString("studyId"));
        assertEquals(study.id(), second.jsonPath().getString("studyId"));
        assertTrue(first.header("Location").endsWith("/api/studies/" + study.id()));
    }

    @Test
    void asksAnotherJudgeOfAnswersThatAreThereAndOfEachOnce() {
        var study = ExampleStudy.named("judged-again");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Registry.rows());
        Registry.post(study.request());
        List<Event> facts = new ArrayList<>(measured.by(30, 12, 1));
        facts.add(0, base);
        Registry.publish(study, facts);
        // Answers and judgements are on two topics: who has the one need not have the other.
        Registry.awaitKnown(study, facts);

        String judges = "/api/studies/" + study.id() + "/judges";
        Response asked = given().put(judges + "/strict");
        given().put(judges + "/strict");
        Registry.publish(study, List.of(measured.judged(Axis.SAFETY, "strict", 3, 0)));

        assertEquals(202, asked.statusCode());
        assertEquals(2, asked.jsonPath().getInt("asked"));
        Registry.eventually(() ->
                assertEquals(1, Registry.get(judges).path(0).path("judged").asInt()));
        List<String> requests = Registry.topics().readAll(Topic.JUDGEMENT_COMMANDS).stream()
                .filter(record -> new String(record.value(), StandardCharsets.UTF_8)
                        .contains(base.checkpoint().checkpointId()))
                .map(record -> new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8))
                .toList();
        assertEquals(2, requests.stream().distinct().count());
        assertEquals("strict", Registry.get(judges).path(0).path("judge").asText());
        assertEquals(400, given().put(judges + "/No Name").statusCode());
        assertEquals(
                404,
                given().put("/api/studies/" + "st_" + "a".repeat(26) + "/judges/strict")
                        .statusCode());
    }

    @Test
    void asksForEveryRunOnceTheBaseFirst() {
        var study = ExampleStudy.named("asks-for-runs");

        Registry.post(study.request());
        Registry.post(study.request());

        List<String> asked =
                study.request().runs().stream().map(run -> run.runId()).toList();
        Registry.eventually(() -> assertEquals(
                asked.stream().sorted().toList(),
                Registry.topics().readAll(Topic.TRAINING_COMMANDS).stream()
                        .map(record -> record.key())
                        .filter(asked::contains)
                        .sorted()
                        .toList()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"seed\":7 | \"seed\":\"x\" | seed: must be a whole number",
                "\"seed\":7 | \"seed\":null | seed: must be given",
                "\"study\":\"well-formed\", | | study: must be given",
                "\"study\":\"well-formed\" | \"study\":7 | study: must be a text",
                "\"study\":\"well-formed\" | \"study\":\"with blanks\" | study must be 1 to 100 letters",
                "\"rank\":8 | \"rank\":0 | recipes[1].lora: rank must be at least 1, was 0",
                "\"rank\":8, | | recipes[1].lora.rank: must be given",
                "\"rank\":8 | \"rank\":8,\"rnk\":8 | recipes[1].lora.rnk: is not known; known here are alpha, dropout,",
                "\"method\":\"full\" | \"method\":\"fill\" | recipes[0].method: must be one of base, full, lora",
                "[\"up_proj\"] | \"up_proj\" | recipes[1].lora.targets: must be a list",
                "[\"up_proj\"] | [\"up\"] | recipes[1].lora.targets[0]: must be one of q_proj,",
                "\"name\":\"full\" | \"name\":\"base\" | recipes must not hold the base",
                "\"name\":\"full\" | \"name\":\"lora-r8-up\" | recipes must have different names",
                "\"study\":\"well-formed\" | \"study\":\"a\",\"study\":\"b\" | a field is given twice, near character"
            })
    void refusesAWrongFieldAndSaysWhichInASentence(String right, String wrong, String sentence) {
        Response refusal = Registry.post(GOOD.replace(right, wrong == null ? "" : wrong));

        assertEquals(400, refusal.statusCode());
        assertTrue(refusal.jsonPath().getString("message").startsWith(sentence), () -> refusal.jsonPath()
                .getString("message"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "not json", "{}", "{}{}", "7"})
    void refusesABodyThatIsNoStudyInASentenceWithoutNamesOfClasses(String body) {
        Response refusal = Registry.post(body);

        assertEquals(400, refusal.statusCode());
        String message = refusal.jsonPath().getString("message");
        assertTrue(message.length() > 10 && !message.contains("safefront") && !message.contains("java"), message);
    }

    @Test
    void refusesABodyThatIsNotCalledJson() {
        Response refusal = given().contentType(ContentType.TEXT).body(GOOD).post("/api/studies");

        assertEquals(415, refusal.statusCode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/stream",
                "/report",
                "/losses",
                "/checkpoints/ck_none",
                "/checkpoints/ck_none/scores",
                "/checkpoints/ck_none/samples?axis=safety"
            })
    void answersWhatIsNotThereWithASentence(String below) {
        Response answer = given().get("/api/studies/st_none" + below);

        assertEquals(404, answer.statusCode());
        assertTrue(answer.jsonPath().getString("message").contains("st_none"));
    }

    @Test
    void saysThatAnAddressLeadsNowhere() {
        Response answer = given().get("/api/nothing");

        assertEquals(404, answer.statusCode());
    }

    @Test
    void listsStudiesTheNewestFirst() {
        var older = ExampleStudy.named("older");
        var newer = ExampleStudy.named("newer");
        Registry.post(older.request());
        Registry.post(newer.request());

        List<JsonNode> studies = StreamSupport.stream(
                        Registry.get("/api/studies").spliterator(), false)
                .toList();

        List<String> ids =
                studies.stream().map(study -> study.at("/studyId").asText()).toList();
        assertTrue(ids.indexOf(newer.id()) < ids.indexOf(older.id()));
        Instant created = Instant.parse(studies.get(0).at("/createdAt").asText());
        assertTrue(created.isAfter(Instant.now().minus(Duration.ofHours(1))));
    }

    @Test
    void reportsAFinishedStudy() {
        var study = ExampleStudy.named("reported");
        Registry.post(study.request());
        Registry.publish(study, study.everything(Rows.NOWHERE));
        JsonNode view = Registry.viewOnce(study, now -> now.at("/finished").asBoolean());

        JsonNode report = Registry.get("/api/studies/" + study.id() + "/report");

        assertTrue(report.at("/finished").asBoolean());
        assertEquals(view.at("/front/checkpointIds"), report.at("/front"));
        assertEquals(view.at("/front/hypervolume"), report.at("/hypervolume"));
        assertEquals(0.95, report.at("/base/reasoning/value").asDouble());
        assertEquals("base", report.at("/checkpoints/0/method").asText());
    }

    @Test
    void keepsTheTrainingLossOfEachRun() {
        var study = ExampleStudy.named("losses");
        List<Event> reports = Stream.of(30, 10, 20)
                .<Event>map(step -> study.progressed("full", step, 3.0 / step))
                .toList();
        Registry.post(study.request());

        Registry.publish(study, reports);

        Registry.viewOnce(study, view -> view.at("/runs/1/step").asInt() == 30);
        Registry.eventually(() -> {
            JsonNode curve =
                    Registry.get("/api/studies/" + study.id() + "/losses").at("/0");
            assertEquals("full", curve.at("/recipe").asText());
            assertEquals(
                    "[{\"step\":10,\"loss\":0.3},{\"step\":20,\"loss\":0.15},{\"step\":30,\"loss\":0.1}]",
                    curve.at("/points").toString());
        });
    }

    @Test
    void tellsTheLineageOfACheckpoint() {
        var study = ExampleStudy.named("lineage");
        var published = study.published("lora-r8-up", 2);
        Registry.post(study.request());
        Registry.publish(study, List.of(published));
        Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 1);

        JsonNode lineage = Registry.get("/api/studies/" + study.id() + "/checkpoints/"
                + published.checkpoint().checkpointId());

        assertEquals(Registry.json(new RecordJson().text(published)), lineage);
    }
}
