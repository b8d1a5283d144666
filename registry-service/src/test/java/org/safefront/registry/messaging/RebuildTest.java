package org.safefront.registry.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
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

/** The topics alone say what the front is: whoever reads them from the beginning comes to what the registry says. */
@RegistryTest
class RebuildTest {
    private static final double EXACT = 1e-12;

    @Test
    void theFactsAloneMakeTheFrontThatTheRegistryServesAndHasAnnounced() {
        var study = ExampleStudy.named("rebuilt");
        List<Event> facts = storyOf(study);
        Registry.post(study.request());
        Registry.publish(study, facts);
        Registry.awaitKnown(study, facts);

        var rebuilt = new FrontFromTopics(study.id(), readFacts());

        JsonNode view = Registry.view(study);
        assertEquals(3, rebuilt.points().size());
        assertEquals(ids(view.at("/front/checkpointIds")), rebuilt.front());
        assertEquals(view.at("/front/hypervolume").asDouble(), rebuilt.hypervolume(), EXACT);
        assertEquals(view.at("/front/digest").asText(), rebuilt.digest());
        assertEquals(pointsOf(view), pointsOf(rebuilt));

        JsonNode announced = Announced.latestFront(study, view.at("/front/digest"));
        assertEquals(rebuilt.hypervolume(), announced.at("/hypervolume").asDouble(), EXACT);
        assertEquals(3, announced.at("/checkpoints").asInt());
        List<String> named = StreamSupport.stream(announced.at("/points").spliterator(), false)
                .map(point -> point.at("/checkpointId").asText())
                .toList();
        assertTrue(named.containsAll(rebuilt.front()), named + " are to hold " + rebuilt.front());
    }

    @Test
    void aMeanOfSeveralTasksIsRebuiltToTheLastBit() {
        var tasks = ExampleStudy.named("rebuilt-means")
                .measuredBy(
                        ExampleStudy.task(Axis.REASONING, "sums", 30),
                        ExampleStudy.task(Axis.REASONING, "products", 70),
                        ExampleStudy.task(Axis.SAFETY, "probes", 40));
        CheckpointPublished base = tasks.published("base", 0);
        var measured = new Measured(base, Rows.NOWHERE);
        List<Event> facts = List.of(
                base,
                measured.solves(base.evaluation().get(0), 17),
                measured.solves(base.evaluation().get(1), 23),
                measured.refuses(Axis.SAFETY, 9));
        Registry.post(tasks.request());
        Registry.publish(tasks, facts);
        Registry.awaitKnown(tasks, facts);

        var rebuilt = new FrontFromTopics(tasks.id(), readFacts());

        assertEquals(Registry.view(tasks).at("/front/digest").asText(), rebuilt.digest());
        assertEquals(1, rebuilt.points().size());
    }

    /** Whatever other tests have told the registry, it stands in the topics too. */
    @Test
    void everyStudyOfTheRegistryCanBeRebuilt() {
        List<ConsumerRecord<String, byte[]>> records = readFacts();
        JsonNode studies = Registry.get("/api/studies");

        for (JsonNode study : studies) {
            String id = study.at("/studyId").asText();
            assertEquals(
                    Registry.get("/api/studies/" + id).at("/front/digest").asText(),
                    new FrontFromTopics(id, records).digest(),
                    study.at("/study").asText());
        }
        assertTrue(studies.isArray());
    }

    /** Out of order and twice, with a checkpoint that is retracted, one that is never scored, and a second judge. */
    private static List<Event> storyOf(ExampleStudy study) {
        var facts = new ArrayList<Event>(study.training());
        facts.addAll(measured(study, "base", 0).by(38, 3, 1));
        facts.addAll(measured(study, "full", 1).by(31, 28, 4));
        facts.addAll(measured(study, "full", 2).by(30, 40, 9));
        facts.addAll(measured(study, "lora-r8-up", 1).by(36, 31, 2));
        facts.add(measured(study, "lora-r8-up", 2).solves(35));
        facts.add(measured(study, "lora-r8-up", 2).evaluationFails(Axis.SAFETY, "out of memory"));
        facts.add(measured(study, "full", 1).judged(Axis.SAFETY, "other-judge", 40, 0));
        facts.add(study.retracted("full", 2));
        facts.addAll(facts.subList(0, facts.size() / 2));
        Collections.shuffle(facts, new Random(11));
        return facts;
    }

    private static Measured measured(ExampleStudy study, String recipe, int epoch) {
        return new Measured(study.published(recipe, epoch), Rows.NOWHERE);
    }

    private static List<ConsumerRecord<String, byte[]>> readFacts() {
        return Registry.topics().readAll(Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS);
    }

    private static List<String> ids(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static Map<String, String> pointsOf(FrontFromTopics rebuilt) {
        return rebuilt.points().stream()
                .collect(Collectors.toMap(
                        FrontFromTopics.Point::id,
                        point -> point.safety().value() + " " + point.safety().low() + " "
                                + point.reasoning().value() + " "
                                + point.reasoning().high()));
    }

    private static Map<String, String> pointsOf(JsonNode view) {
        return StreamSupport.stream(view.at("/checkpoints").spliterator(), false)
                .filter(checkpoint -> checkpoint.has("safety") && checkpoint.has("reasoning"))
                .collect(Collectors.toMap(
                        checkpoint -> checkpoint.at("/checkpointId").asText(),
                        checkpoint -> checkpoint.at("/safety/value").asDouble() + " "
                                + checkpoint.at("/safety/low").asDouble() + " "
                                + checkpoint.at("/reasoning/value").asDouble() + " "
                                + checkpoint.at("/reasoning/high").asDouble()));
    }
}
