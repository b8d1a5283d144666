package org.safefront.registry.rest;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleRows;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;

@RegistryTest
class LineageOverHttpTest {
    private final ExampleStudy study = ExampleStudy.named("lineage-of-scores");
    private final CheckpointPublished base = study.published("base", 0);
    private final Measured measured = new Measured(base, Registry.rows());

    @Test
    void leadsFromTheRequestOverShardsToTheVerdictsOfEveryJudge() {
        JudgementCompleted own = measured.refuses(Axis.SAFETY, 10);
        JudgementCompleted other = measured.judged(Axis.SAFETY, "strict", 10, 2);
        List<Event> facts = new ArrayList<>(
                List.of(base, measured.shard(1, 2, 20, 15), measured.shard(0, 2, 20, 15), measured.solves(30)));
        facts.addAll(List.of(measured.shard(Axis.SAFETY, 3), measured.answers(Axis.SAFETY, 10), own, other));

        know(facts);
        String text = given().get(address(base.checkpoint().checkpointId())).asString();
        JsonNode lineage = Registry.json(text);

        assertFalse(text.contains(ExampleRows.FORBIDDEN));
        assertEquals(study.id(), lineage.get("studyId").asText());
        assertEquals(created(), lineage.get("asked"));
        JsonNode reasoning = lineage.at("/evaluations/0");
        assertEquals(
                measured.solves(30).samples().sha256(),
                reasoning.at("/answers/sha256").asText());
        assertEquals(0, reasoning.get("judgements").size());
        assertEquals("[0, 1]", reasoning.get("shards").findValues("shard").toString());
        assertEquals(
                40,
                reasoning.at("/shards/0/samples").asInt()
                        + reasoning.at("/shards/1/samples").asInt());
        isJudgedBy(lineage.at("/evaluations/1"), own, other);
        assertEquals(0, lineage.at("/evaluations/2/shards").size());
        assertFalse(lineage.at("/evaluations/2").has("answers"));
    }

    private static void isJudgedBy(JsonNode safety, JudgementCompleted own, JudgementCompleted other) {
        assertEquals(3, safety.at("/shards/0/work/leaseEpoch").asInt());
        assertEquals(
                "onnxruntime 1.29.0, cpu, float32",
                safety.at("/shards/0/work/engine").asText());
        assertEquals(2, safety.get("judgements").size());
        for (JsonNode judgement : safety.get("judgements")) {
            boolean isOwn = judgement.get("judgementId").asText().equals(own.judgementId());
            JudgementCompleted expected = isOwn ? own : other;
            assertEquals(isOwn, judgement.get("asked").asBoolean());
            assertEquals(expected.judge().name(), judgement.at("/judge/name").asText());
            assertEquals(
                    expected.judge().digest(), judgement.at("/judge/digest").asText());
            assertEquals(
                    expected.rows().sha256(), judgement.at("/verdicts/sha256").asText());
        }
    }

    /** With a budget of four repeats of each sum, of which one came to be asked for beyond the first. */
    @Test
    void eachRepeatThatABudgetAskedForIsAnEvaluationOfItsOwn() {
        ExampleStudy budget = ExampleStudy.named("lineage-on-a-budget").withBudget(4);
        CheckpointPublished published = budget.published("base", 0);
        EvaluationTask sums = published.evaluation().get(0);
        var answers = new Measured(published, Registry.rows());
        List<Event> facts = List.of(published, answers.solves(30), answers.solves(sums.withRepeats(2), 60));
        Registry.post(budget.request());
        Registry.publish(budget, facts);
        Registry.awaitKnown(budget, facts);
        String id = published.checkpoint().checkpointId();

        JsonNode evaluations = Registry.get("/api/studies/" + budget.id() + "/checkpoints/" + id + "/lineage")
                .get("evaluations");

        assertEquals("[1, 2, 1, 1]", evaluations.findValues("repeats").toString());
        assertEquals(
                sums.withRepeats(2).evaluationId(id),
                evaluations.at("/1/evaluationId").asText());
        assertEquals(80, evaluations.at("/1/answers/rows").asInt());
        assertEquals(
                List.of("safety", "over-refusal"),
                List.of(
                        evaluations.at("/2/axis").asText(),
                        evaluations.at("/3/axis").asText()));
    }

    @Test
    void saysWhatIsUnknown() {
        know(List.of(base));

        assertEquals(404, given().get(address("ck_none")).statusCode());
        assertEquals(
                404,
                given().get("/api/studies/st_none/checkpoints/ck_none/lineage").statusCode());
    }

    private JsonNode created() {
        for (JsonNode one : Registry.get("/api/studies")) {
            if (one.get("studyId").asText().equals(study.id())) {
                return one.get("createdAt");
            }
        }
        throw new AssertionError("the study is not listed");
    }

    private void know(List<Event> facts) {
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
    }

    private String address(String checkpointId) {
        return "/api/studies/" + study.id() + "/checkpoints/" + checkpointId + "/lineage";
    }
}
