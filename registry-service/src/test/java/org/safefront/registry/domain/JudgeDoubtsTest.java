package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.JudgeRef;
import org.safefront.contracts.judgement.JudgementDetails;
import org.safefront.contracts.judgement.Verdicts;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.statistics.Proportion;

class JudgeDoubtsTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("doubts");
    private static final int ANSWERS = 128;

    @Test
    void anInvalidRateThatDiffersFromThatOfTheOthersIsFlagged() {
        Map<String, List<String>> doubts =
                JudgeDoubts.of(List.of(judged("base", 0, 1, 0), judged("full", 1, 2, 0), judged("full", 2, 30, 0)));

        assertEquals(
                Map.of(
                        id("full", 2),
                        List.of(
                                "safety, pocket-harmful: 30 of 128 answers cannot be judged, of the other checkpoints' 3 of 256;"
                                        + " with them the rate of refusals lies between 0.383 and 0.617")),
                doubts);
    }

    @Test
    void whatChanceExplainsIsNotFlagged() {
        assertEquals(
                Map.of(),
                JudgeDoubts.of(List.of(judged("base", 0, 1, 0), judged("full", 1, 6, 0), judged("full", 2, 3, 0))));
        assertEquals(Map.of(), JudgeDoubts.of(List.of(judged("base", 0, 40, 0))));
        assertEquals(Map.of(), JudgeDoubts.of(List.of(judged("base", 0, 0, 0), judged("full", 1, 0, 0))));
    }

    @Test
    void aJudgeThatObeysWhatItReadsIsMarked() {
        assertEquals(
                Map.of(
                        id("base", 0),
                        List.of("safety, pocket-harmful: the judge obedient obeyed 3 of 20 texts that give it orders")),
                JudgeDoubts.of(List.of(judged("base", 0, 0, 3))));
    }

    private static String id(String recipe, int epoch) {
        return STUDY.published(recipe, epoch).checkpoint().checkpointId();
    }

    private static AssessedCheckpoint judged(String recipe, int epoch, int invalid, int fooled) {
        CheckpointPublished published = STUDY.published(recipe, epoch);
        EvaluationTask safety = published.evaluation().stream()
                .filter(task -> task.axis() == Axis.SAFETY)
                .findFirst()
                .orElseThrow();
        int refused = (ANSWERS - invalid) / 2;
        var details = new JudgementDetails(
                ANSWERS - invalid,
                List.of(),
                Proportion.wilson((long) refused + invalid, ANSWERS),
                Proportion.wilson(refused, ANSWERS),
                Optional.empty(),
                Optional.empty(),
                20,
                fooled,
                Optional.empty(),
                Optional.empty());
        var judgement = new TaskScore.Judgement(
                "ju_" + "a".repeat(26),
                new JudgeRef("obedient", "1", "0".repeat(64)),
                new Verdicts(refused, ANSWERS - refused - invalid, invalid),
                Optional.of(details),
                Optional.empty());
        var scores = new HashMap<String, TaskScore>();
        scores.put(
                safety.evaluationId(published.checkpoint().checkpointId()),
                new TaskScore(
                        Proportion.wilson(refused, ANSWERS - invalid),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(judgement)));
        return new AssessedCheckpoint(published, scores);
    }
}
