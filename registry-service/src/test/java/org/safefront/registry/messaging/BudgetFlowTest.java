package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.restassured.RestAssured;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.Announced;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

/** A study that takes repeats where its front is in doubt; the test answers as evaluation and judge would. */
@RegistryTest
class BudgetFlowTest {
    private static final int ITEMS = 40;
    private static final int MOST = 4;
    /** Of base, full 1 and 2, lora 1 and 2: the last two of which are far inside, and full 1 and 2 alike. */
    private static final double[] SAFETY = {0.1, 0.9, 0.925, 0.5, 0.3};

    private static final double[] REASONING = {0.95, 0.6, 0.575, 0.4, 0.2};

    private final Set<String> answered = new HashSet<>();

    @Test
    void takesMoreRepeatsOfWhoIsInDoubtAndNoneOfWhoIsOut() {
        ExampleStudy study = ExampleStudy.named("on-a-budget").withBudget(MOST);
        Registry.post(study.request());

        Registry.publish(study, begin(study));
        answerUntilFinished(study);

        JsonNode budget = Registry.get("/api/studies/" + study.id() + "/budget");
        assertTrue(budget.get("over").asBoolean());
        assertEquals(0, budget.get("open").asInt());
        assertTrue(budget.get("rounds").asInt() >= 1, budget.toString());
        assertEquals(2 * 5 * ITEMS * MOST, budget.get("all").asInt());
        assertTrue(budget.get("used").asInt() < budget.get("all").asInt(), budget.toString());
        Map<String, JsonNode> calls = callsOf(study, budget);
        assertEquals("on", text(calls.get("base 0"), "call"));
        assertEquals("off", text(calls.get("lora-r8-up 1"), "call"));
        assertEquals("off", text(calls.get("lora-r8-up 2"), "call"));
        assertEquals(
                2 * ITEMS, samples(calls.get("lora-r8-up 2")), "who is far inside takes no more than at the start");
        assertTrue(samples(calls.get("full 2")) > 2 * ITEMS, budget.toString());
        assertTrue(calls.get("lora-r8-up 2").get("risk").asDouble() < 0.05);
        assertTrue(calls.get("lora-r8-up 2").has("rival"));
        assertEquals(2, calls.get("lora-r8-up 2").get("differences").size());
    }

    @Test
    void scoresRestOnAllRepeatsThatWereTakenAndAreAnnounced() {
        ExampleStudy study = ExampleStudy.named("grown-scores").withBudget(MOST);
        Registry.post(study.request());
        Registry.publish(study, begin(study));
        answerUntilFinished(study);

        JsonNode view = Registry.view(study);

        Map<String, JsonNode> calls = callsOf(study, Registry.get("/api/studies/" + study.id() + "/budget"));
        for (JsonNode checkpoint : view.get("checkpoints")) {
            JsonNode call = calls.get(checkpoint.at("/recipe").asText() + " "
                    + checkpoint.at("/epoch").asText());
            assertEquals(call.at("/samples/0"), checkpoint.at("/safety/n"), checkpoint.toString());
            assertEquals(call.at("/samples/1"), checkpoint.at("/reasoning/n"), checkpoint.toString());
        }
        assertEquals(
                view.at("/front/digest"),
                Announced.latestFront(study, view.at("/front/digest")).at("/digest"));
        long taken = 5L * 3 * ITEMS + (long) ITEMS * answered.size();
        assertEquals(taken, view.at("/evaluation/done").asLong());
        assertEquals(taken, view.at("/evaluation/total").asLong());
        assertEquals(
                5 * 3 + answered.size(),
                Registry.get("/api/studies/" + study.id() + "/evaluations?state=completed")
                        .size());
    }

    @Test
    void asksForNothingUntilEveryCheckpointHasBegun() {
        ExampleStudy study = ExampleStudy.named("not-begun").withBudget(MOST);
        List<Event> facts = begin(study);
        Registry.post(study.request());
        Event last = facts.remove(facts.size() - 1);

        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);
        assertEquals(List.of(), Announced.evaluations(study));
        assertFalse(Registry.view(study).at("/finished").asBoolean());

        Registry.publish(study, List.of(last));
        Registry.eventually(() -> assertFalse(Announced.evaluations(study).isEmpty()));
    }

    @Test
    void aStudyThatTakesAllItsSamplesHasNoBudgetAndSaysSo() {
        ExampleStudy study = ExampleStudy.named("no-budget");
        Registry.post(study.request());

        RestAssured.given()
                .get("/api/studies/" + study.id() + "/budget")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    /** The training, and what every checkpoint begins with. */
    private static List<Event> begin(ExampleStudy study) {
        var facts = new ArrayList<>(study.training());
        List<CheckpointPublished> checkpoints = study.checkpoints();
        for (int place = 0; place < checkpoints.size(); place++) {
            CheckpointPublished published = checkpoints.get(place);
            for (EvaluationTask task : published.evaluation()) {
                facts.add(score(published, place, task));
            }
        }
        return facts;
    }

    private static Event score(CheckpointPublished published, int place, EvaluationTask task) {
        var measured = new Measured(published, Rows.NOWHERE);
        double rate = task.axis() == Axis.REASONING ? REASONING[place] : SAFETY[place];
        int yes = (int) Math.round(rate * task.samples());
        return task.axis() == Axis.REASONING ? measured.solves(task, yes) : measured.refuses(task, yes);
    }

    private void answerUntilFinished(ExampleStudy study) {
        Registry.eventually(() -> {
            Announced.evaluations(study).forEach(asked -> answer(study, asked));
            assertTrue(Registry.view(study).at("/finished").asBoolean());
        });
    }

    private void answer(ExampleStudy study, JsonNode asked) {
        if (answered.add(asked.get("evaluationId").asText())) {
            String id = asked.at("/checkpoint/checkpointId").asText();
            List<CheckpointPublished> checkpoints = study.checkpoints();
            int place = checkpoints.stream()
                    .map(published -> published.checkpoint().checkpointId())
                    .toList()
                    .indexOf(id);
            int repeats = asked.at("/task/repeats").asInt();
            assertTrue(repeats > 1 && repeats <= MOST, asked.toString());
            EvaluationTask task = checkpoints.get(place).evaluation().stream()
                    .filter(one ->
                            one.axis().toString().equals(asked.at("/task/axis").asText()))
                    .findFirst()
                    .orElseThrow()
                    .withRepeats(repeats);
            assertEquals(task.evaluationId(id), asked.get("evaluationId").asText());
            Registry.publish(study, List.of(score(checkpoints.get(place), place, task)));
        }
    }

    /** By recipe and epoch. */
    private static Map<String, JsonNode> callsOf(ExampleStudy study, JsonNode budget) {
        var calls = new HashMap<String, JsonNode>();
        for (CheckpointPublished published : study.checkpoints()) {
            for (JsonNode call : budget.get("calls")) {
                if (text(call, "checkpointId").equals(published.checkpoint().checkpointId())) {
                    calls.put(
                            published.recipe().name() + " "
                                    + published.checkpoint().epoch(),
                            call);
                }
            }
        }
        return calls;
    }

    private static int samples(JsonNode call) {
        return call.at("/samples/0").asInt() + call.at("/samples/1").asInt();
    }

    private static String text(JsonNode node, String field) {
        return node.get(field).asText().toLowerCase(Locale.ROOT);
    }
}
