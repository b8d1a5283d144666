package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.Announced;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Registry;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

@RegistryTest
class FactFlowTest {
    @Test
    void theSameFactsInAnyOrderAndTwiceMakeTheSameFront() {
        JsonNode inOrder = flow(ExampleStudy.named("in-order"), facts -> {});
        JsonNode backwards = flow(ExampleStudy.named("backwards"), Collections::reverse);
        JsonNode twice = flow(ExampleStudy.named("shuffled-twice"), facts -> {
            facts.addAll(List.copyOf(facts));
            Collections.shuffle(facts, new Random(3));
        });

        assertEquals(placesOf(inOrder), placesOf(backwards));
        assertEquals(placesOf(inOrder), placesOf(twice));
        assertEquals(inOrder.at("/front/hypervolume"), backwards.at("/front/hypervolume"));
        assertEquals(inOrder.at("/front/hypervolume"), twice.at("/front/hypervolume"));
        assertTrue(twice.at("/finished").asBoolean());
    }

    @Test
    void announcesEveryVersionOfTheFrontWithoutAGap() {
        var study = ExampleStudy.named("announced");

        JsonNode view = flow(study, facts -> {});

        List<JsonNode> fronts =
                Announced.fronts(study, view.at("/front/version").asInt());
        assertEquals(
                IntStream.rangeClosed(1, fronts.size()).boxed().toList(),
                fronts.stream().map(front -> front.at("/version").asInt()).toList());
        JsonNode last = fronts.get(fronts.size() - 1);
        assertEquals(view.at("/front/digest"), last.at("/digest"));
        assertEquals(view.at("/front/hypervolume"), last.at("/hypervolume"));
        Registry.eventually(() -> assertEquals(last, Announced.latest(Topic.FRONT_STATE, study.id())));
    }

    @Test
    void announcesEveryCheckpointWithItsPlaceForThoseWhoComeLate() {
        var study = ExampleStudy.named("assessed");

        JsonNode view = flow(study, facts -> {});

        for (JsonNode checkpoint : view.at("/checkpoints")) {
            String id = checkpoint.at("/checkpointId").asText();
            Registry.eventually(() -> {
                JsonNode assessed = Announced.latest(Topic.CHECKPOINT_STATE, study.id() + "/" + id);
                assertEquals(checkpoint.at("/safety"), assessed.at("/safety"));
                assertEquals(checkpoint.at("/overRefusal"), assessed.at("/overRefusal"));
                assertEquals(checkpoint.at("/standing/onFront"), assessed.at("/onFront"));
            });
        }
    }

    @Test
    void announcesACheckpointBeforeItIsMeasured() {
        var study = ExampleStudy.named("unmeasured");
        CheckpointPublished base = study.published("base", 0);
        Registry.post(study.request());

        Registry.publish(study, List.of(base, new Measured(base, Rows.NOWHERE).solves(30)));

        Registry.eventually(() -> {
            JsonNode assessed = Announced.latest(
                    Topic.CHECKPOINT_STATE, study.id() + "/" + base.checkpoint().checkpointId());
            assertEquals(0.75, assessed.at("/reasoning/value").asDouble());
            assertTrue(assessed.at("/safety").isMissingNode());
            assertEquals(0, assessed.at("/frontVersion").asInt());
        });
    }

    @Test
    void factsThatCameBeforeTheirStudyCountOnceItIsAskedFor() {
        var study = ExampleStudy.named("asked-for-late");
        List<Event> facts = study.everything(Rows.NOWHERE);
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);

        Registry.post(study.request());

        JsonNode view = Registry.view(study);
        assertTrue(view.at("/finished").asBoolean());
        assertEquals(5, view.at("/checkpoints").size());
        assertEquals(view.at("/front/digest"), Announced.fronts(study, 1).get(0).at("/digest"));
    }

    @Test
    void aRetractedCheckpointLeavesTheFront() {
        var study = ExampleStudy.named("retracted");
        JsonNode before = flow(study, facts -> {});
        String safest = before.at("/front/checkpointIds/0").asText();
        assertEquals(study.published("lora-r8-up", 2).checkpoint().checkpointId(), safest);

        Registry.publish(study, List.of(study.retracted("lora-r8-up", 2)));

        JsonNode after =
                Registry.viewOnce(study, view -> view.at("/checkpoints").size() == 4);
        assertTrue(after.at("/finished").asBoolean());
        JsonNode last = Announced.latestFront(study, after.at("/front/digest"));
        assertEquals(safest, last.at("/left/0").asText());
        Registry.eventually(() -> assertEquals(
                "false",
                Announced.latest(Topic.CHECKPOINT_STATE, study.id() + "/" + safest)
                        .at("/onFront")
                        .asText()));
    }

    @Test
    void onlyTheJudgeThatTheStudyNamesIsHeard() {
        var study = ExampleStudy.named("two-judges");
        CheckpointPublished base = study.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        List<Event> facts = List.of(
                base,
                measured.judged(Axis.SAFETY, "other-judge", 40, 0),
                measured.judged(Axis.SAFETY, "pocket-refusal", 10, 0));
        Registry.post(study.request());

        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);

        assertEquals(
                0.25, Registry.view(study).at("/checkpoints/0/safety/value").asDouble());
    }

    /** Checkpoint and scores come by different topics, so they are taken in at the same moment by different threads. */
    @Test
    void scoresThatComeTogetherWithTheirCheckpointAreNeverLost() {
        List<ExampleStudy> studies = IntStream.range(0, 25)
                .mapToObj(number -> ExampleStudy.named("together-" + number))
                .toList();
        studies.forEach(study -> Registry.post(study.request()));

        for (ExampleStudy study : studies) {
            CheckpointPublished base = study.published("base", 0);
            var measured = new Measured(base, Rows.NOWHERE);
            Registry.publish(study, List.of(base, measured.solves(30), measured.refuses(Axis.SAFETY, 10)));
        }

        for (ExampleStudy study : studies) {
            JsonNode front = Announced.fronts(study, 1).get(0);
            assertEquals(Registry.view(study).at("/front/digest"), front.at("/digest"));
            assertEquals(1, front.at("/points").size());
        }
    }

    private static JsonNode flow(ExampleStudy study, Consumer<List<Event>> change) {
        var facts = new ArrayList<>(study.everything(Rows.NOWHERE));
        change.accept(facts);
        Registry.post(study.request());
        Registry.publish(study, facts);
        return Registry.viewOnce(study, view -> view.at("/finished").asBoolean());
    }

    /** The front without ids, which differ from study to study. */
    private static List<String> placesOf(JsonNode view) {
        var places = new ArrayList<String>();
        for (JsonNode checkpoint : view.at("/checkpoints")) {
            places.add(checkpoint.at("/recipe").asText() + " " + checkpoint.at("/epoch") + " "
                    + checkpoint.at("/safety/value") + " " + checkpoint.at("/reasoning/value") + " "
                    + checkpoint.at("/standing/onFront"));
        }
        return places;
    }
}
