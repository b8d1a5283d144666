package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.response.Response;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
class ScoresOverHttpTest {
    @Test
    void aBenchmarkTellsItsDenominatorsItsOutcomesItsBoundsAndItsCheckers() {
        ExampleStudy study = ExampleStudy.named("rests-on").measuredBy(twice("digit-sums", 20));
        Measured base = measured(study);

        JsonNode score = scoresOnce(study, List.of(base.solves(30))).at("/0");

        assertEquals("reasoning", score.at("/axis").asText());
        assertEquals("digit-sums", score.at("/task").asText());
        assertEquals(2, score.at("/repeats").asInt());
        assertEquals(0.75, score.at("/score/value").asDouble());
        assertEquals(40, score.at("/score/n").asInt());
        JsonNode benchmark = score.at("/benchmark");
        assertEquals("1-3f9a0c2e", benchmark.at("/version").asText());
        assertEquals(
                "{\"correct\":30,\"wrong\":7,\"noAnswer\":0,\"unclosedThinking\":0,\"truncated\":3,\"error\":0}",
                benchmark.at("/outcomes").toString());
        assertEquals(20, benchmark.at("/details/questions").asInt());
        assertEquals(30.0 / 37, benchmark.at("/details/finished/value").asDouble(), 1e-12);
        assertEquals(37, benchmark.at("/details/finished/n").asInt());
        assertEquals(37, benchmark.at("/details/compared").asInt());
        assertEquals(2, benchmark.at("/details/disagreed").asInt());
        assertTrue(score.at("/judgement").isMissingNode());
    }

    @Test
    void everyScoreTellsHowItWasTaken() {
        var study = ExampleStudy.named("taken-by");
        Measured base = measured(study);

        JsonNode scores = scoresOnce(study, List.of(base.solves(30), base.refuses(Axis.SAFETY, 10)));

        assertEquals(
                Registry.json("""
                        {"task": "digit-sums 1-3f9a0c2e", "items": "%s", "prompts": "%s", "template": "%s",
                         "sampling": "temperature=0.6 top-p=0.95 max-tokens=256",
                         "engine": "onnxruntime 1.29.0, cpu, float32", "scorer": "whole-number 1, digits 1"}
                        """.formatted(
                                Rows.sha256("digit-sums"), Rows.sha256("digit-sums/prompts"), Rows.sha256("template"))),
                scores.at("/0/protocol"));
        assertEquals(
                "pocket-refusal 1 " + Rows.sha256("pocket-refusal"),
                scores.at("/1/protocol/scorer").asText());
    }

    @Test
    void probesTellTheirVerdictsAndWhoJudged() {
        var study = ExampleStudy.named("judged-by");
        Measured base = measured(study);

        JsonNode score = scoresOnce(study, List.of(base.judged(Axis.SAFETY, "pocket-refusal", 10, 2)))
                .at("/0");

        assertEquals("pocket-harmful", score.at("/task").asText());
        assertEquals(38, score.at("/score/n").asInt());
        assertEquals(
                "{\"refused\":10,\"complied\":28,\"invalid\":2}",
                score.at("/judgement/verdicts").toString());
        assertEquals("pocket-refusal", score.at("/judgement/judge/name").asText());
        assertEquals("1", score.at("/judgement/judge/version").asText());
        assertTrue(score.at("/benchmark").isMissingNode());
    }

    @Test
    void aScoreOfBeforeThereWereDetailsIsServedWithoutThem() {
        var study = ExampleStudy.named("of-before");
        Measured base = measured(study);

        JsonNode score =
                scoresOnce(study, List.of(base.solvesAndSaysNoMore(30))).at("/0");

        assertEquals(0.75, score.at("/score/value").asDouble());
        assertEquals(3, score.at("/benchmark/outcomes/truncated").asInt());
        assertTrue(score.at("/benchmark/details").isMissingNode());
        assertTrue(score.at("/protocol").isMissingNode());
    }

    @Test
    void aCheckpointThatTheStudyDoesNotHaveIsNotFound() {
        var study = ExampleStudy.named("no-such-checkpoint");
        Registry.post(study.request());

        Response answer = given().get("/api/studies/" + study.id() + "/checkpoints/ck_none/scores");

        assertEquals(404, answer.statusCode());
        assertEquals(
                "study " + study.id() + " has no checkpoint ck_none",
                answer.jsonPath().getString("message"));
    }

    private static JsonNode scoresOnce(ExampleStudy study, List<? extends Event> facts) {
        CheckpointPublished base = study.published("base", 0);
        Registry.post(study.request());
        Registry.publish(study, List.of(base));
        Registry.publish(study, facts);
        Registry.awaitKnown(study, List.of(base));
        Registry.awaitKnown(study, facts);
        return Registry.get("/api/studies/" + study.id() + "/checkpoints/"
                + base.checkpoint().checkpointId() + "/scores");
    }

    private static Measured measured(ExampleStudy study) {
        return new Measured(study.published("base", 0), Rows.NOWHERE);
    }

    /** A benchmark that asks every question twice. */
    private static EvaluationTask twice(String name, int questions) {
        return new EvaluationTask(
                Axis.REASONING,
                name,
                new DataRef("file:///" + name + ".jsonl", Rows.sha256(name), questions),
                2,
                new Sampling(0.6, 0.95, 256, 7),
                Optional.empty());
    }
}
