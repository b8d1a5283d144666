package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.FoldedStudy;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.registry.example.ExampleStudy;

class ComparabilityTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("pocket");
    private static final List<CheckpointPublished> CHECKPOINTS = STUDY.checkpoints();

    @Test
    void scoresTakenInOneWayShareAFront() {
        assertEquals(Map.of(), refusals(all(protocol -> protocol)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"task", "items", "prompts", "template", "sampling", "engine", "scorer"})
    void theRefusalNamesTheField(String field) {
        List<AssessedCheckpoint> checkpoints = all(protocol -> protocol);
        AssessedCheckpoint odd = checkpoint(1, protocol -> other(protocol, field));
        checkpoints.set(1, odd);

        Map<String, String> refusals = refusals(checkpoints);

        assertEquals(List.of(odd.checkpointId()), List.copyOf(refusals.keySet()));
        String sentence = refusals.get(odd.checkpointId());
        assertTrue(
                sentence.startsWith("Not comparable with the front: reasoning digit-sums: " + field + " is "),
                sentence);
        assertTrue(sentence.contains("9".repeat(64) + " here, "), sentence);
    }

    @Test
    void aCheckpointThatIsRefusedIsNotOnTheFrontAndSaysWhy() {
        List<AssessedCheckpoint> checkpoints = all(protocol -> protocol);
        checkpoints.set(1, checkpoint(1, protocol -> other(protocol, "engine")));
        StudyFacts facts = facts(checkpoints);

        StudyView view = StudyView.of(facts);

        String refused = checkpoints.get(1).checkpointId();
        assertEquals(CHECKPOINTS.size() - 1, facts.front().checkpoints());
        assertTrue(facts.front().points().stream()
                .noneMatch(point -> point.checkpointId().equals(refused)));
        assertEquals(
                1,
                view.checkpoints().stream()
                        .filter(checkpoint -> checkpoint.checkpointId().equals(refused))
                        .flatMap(checkpoint -> checkpoint.problems().stream())
                        .filter(problem -> problem.contains("engine is "))
                        .count());
    }

    @Test
    void aScoreThatDoesNotSayHowItWasTakenIsNotMixedWithThoseThatDo() {
        List<AssessedCheckpoint> checkpoints = all(protocol -> protocol);
        checkpoints.set(2, assessed(2, Optional.empty()));

        Map<String, String> refusals = refusals(checkpoints);

        assertEquals(
                Map.of(
                        checkpoints.get(2).checkpointId(),
                        "Not comparable with the front: reasoning digit-sums: how it was measured is not said here; "
                                + "safety pocket-harmful: how it was measured is not said here"),
                refusals);
    }

    @Test
    void theOrderInWhichFactsComeDoesNotMatter() {
        List<AssessedCheckpoint> checkpoints = all(protocol -> protocol);
        checkpoints.set(0, checkpoint(0, protocol -> other(protocol, "engine")));
        checkpoints.set(1, checkpoint(1, protocol -> other(protocol, "engine")));
        List<AssessedCheckpoint> four = new ArrayList<>(checkpoints.subList(0, 4));
        Map<String, String> refusals = refusals(four);

        var chance = new Random(1);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(four, chance);
            assertEquals(refusals, refusals(four));
        }
        assertEquals(2, refusals.size());
    }

    private static Protocol other(Protocol protocol, String field) {
        String nines = "9".repeat(64);
        return new Protocol(
                field.equals("task") ? nines : protocol.task(),
                field.equals("items") ? nines : protocol.items(),
                field.equals("prompts") ? nines : protocol.prompts(),
                field.equals("template") ? nines : protocol.template(),
                field.equals("sampling") ? nines : protocol.sampling(),
                field.equals("engine") ? nines : protocol.engine(),
                field.equals("scorer") ? nines : protocol.scorer());
    }

    private static List<AssessedCheckpoint> all(UnaryOperator<Protocol> change) {
        var all = new ArrayList<AssessedCheckpoint>();
        for (int i = 0; i < CHECKPOINTS.size(); i++) {
            all.add(checkpoint(i, change));
        }
        return all;
    }

    private static AssessedCheckpoint checkpoint(int i, UnaryOperator<Protocol> change) {
        return assessed(i, Optional.of(change));
    }

    /** Its reasoning measured in that way, absent for nobody says how. */
    private static AssessedCheckpoint assessed(int i, Optional<UnaryOperator<Protocol>> change) {
        CheckpointPublished published = CHECKPOINTS.get(i);
        var scores = new HashMap<String, TaskScore>();
        for (EvaluationTask task : published.evaluation()) {
            Optional<Protocol> protocol =
                    change.map(way -> task.axis() == Axis.REASONING ? way.apply(protocol(task)) : protocol(task));
            scores.put(
                    task.evaluationId(published.checkpoint().checkpointId()),
                    new TaskScore(new Estimate(0.5, 0.4, 0.6, 40), protocol, Optional.empty(), Optional.empty()));
        }
        return new AssessedCheckpoint(published, scores);
    }

    private static Protocol protocol(EvaluationTask task) {
        return new Protocol(
                task.name() + " 1",
                task.items().sha256(),
                "1".repeat(64),
                "2".repeat(64),
                task.sampling().protocol(),
                "onnxruntime 1.29.0, cpu, float32",
                "number 1, digits 1");
    }

    private static Map<String, String> refusals(List<AssessedCheckpoint> checkpoints) {
        return facts(checkpoints).refusals();
    }

    private static StudyFacts facts(List<AssessedCheckpoint> checkpoints) {
        StudyFacts known = new Known(STUDY).facts();
        return new StudyFacts(
                known.request(),
                1,
                known.age(),
                known.runs(),
                checkpoints,
                List.of(),
                List.of(),
                Map.of(),
                Map.of(),
                FoldedStudy.of(checkpoints, new Resampling(200)),
                Spending.NONE,
                0);
    }
}
