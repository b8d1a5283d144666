package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.ScoreDetails;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.fold.AssessedCheckpoint;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;

class FurtherAxisTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("costs");

    @Test
    void gpuSecondsAreThoseOfTrainingAndOfBenchmarks() {
        AssessedCheckpoint checkpoint = checkpoint(OptionalDouble.of(412.75), OptionalDouble.of(30.25));

        assertEquals(OptionalDouble.of(-443), FurtherAxis.GPU_SECONDS.of(checkpoint));
        assertEquals(Optional.empty(), FurtherAxis.GPU_SECONDS.gap(checkpoint));
    }

    @Test
    void aCheckpointOfTheCpuTookNone() {
        assertEquals(
                0,
                FurtherAxis.GPU_SECONDS
                        .of(checkpoint(OptionalDouble.of(0), OptionalDouble.of(0)))
                        .orElseThrow(),
                0);
    }

    @Test
    void withoutOneOfTheTwoThereIsNoSumAndTheGapIsNamed() {
        assertGap(
                "what its training took on GPUs was not said",
                checkpoint(OptionalDouble.empty(), OptionalDouble.of(30.25)));
        assertGap(
                "what its benchmarks took on GPUs was not said",
                checkpoint(OptionalDouble.of(412.75), OptionalDouble.empty()));
        assertGap(
                "what its benchmarks and its training took on GPUs was not said",
                checkpoint(OptionalDouble.empty(), OptionalDouble.empty()));
    }

    @Test
    void repeatsThatWereAskedForLaterAreAddedToTheFirst() {
        ExampleStudy study = STUDY.withBudget(3);
        EvaluationTask task = study.request().evaluation().get(0);
        CheckpointPublished published = took(study.published("full", 1), OptionalDouble.of(100));
        var scores = new HashMap<String, TaskScore>();
        for (int repeats = 1; repeats <= 2; repeats++) {
            EvaluationCompleted completed = took(
                    new Measured(published, Rows.NOWHERE).solves(task.withRepeats(repeats), 30),
                    OptionalDouble.of(10 * repeats));
            scores.put(completed.evaluationId(), TaskScore.of(completed));
        }

        assertEquals(OptionalDouble.of(-130), FurtherAxis.GPU_SECONDS.of(new AssessedCheckpoint(published, scores)));
    }

    @Test
    void whatTrainingTookChangesNoFront() {
        CheckpointPublished silent = STUDY.published("full", 1);
        StudyFacts before = new Known(STUDY).and(silent).and(scores(silent)).facts();
        StudyFacts after = new Known(STUDY)
                .and(took(silent, OptionalDouble.of(412.75)))
                .and(scores(silent))
                .facts();

        assertEquals(1, before.front().shape().ids().size());
        assertEquals(before.front().digest(), after.front().digest());
        assertEquals(before.front().shape(), after.front().shape());
    }

    @Test
    void aWiderFrontSaysWhatIsNotKnownOfWhomItLeavesOut() {
        CheckpointPublished silent = STUDY.published("full", 1);
        StudyFacts facts = new Known(STUDY).and(silent).and(scores(silent)).facts();

        WiderFront wider = WiderFront.of(facts, List.of(FurtherAxis.GPU_SECONDS), 0);

        String id = silent.checkpoint().checkpointId();
        assertEquals(List.of(), wider.checkpointIds());
        assertEquals(List.of(id), wider.unmeasured());
        assertEquals(
                Map.of(id, List.of("what its benchmarks and its training took on GPUs was not said")), wider.gaps());
    }

    private static void assertGap(String sentence, AssessedCheckpoint checkpoint) {
        assertEquals(OptionalDouble.empty(), FurtherAxis.GPU_SECONDS.of(checkpoint));
        assertEquals(Optional.of(sentence), FurtherAxis.GPU_SECONDS.gap(checkpoint));
    }

    private static List<Event> scores(CheckpointPublished published) {
        return new Measured(published, Rows.NOWHERE).by(30, 20, 2);
    }

    private static AssessedCheckpoint checkpoint(OptionalDouble training, OptionalDouble benchmarks) {
        CheckpointPublished published = took(STUDY.published("full", 1), training);
        EvaluationCompleted completed = took(new Measured(published, Rows.NOWHERE).solves(30), benchmarks);
        return new AssessedCheckpoint(published, Map.of(completed.evaluationId(), TaskScore.of(completed)));
    }

    private static CheckpointPublished took(CheckpointPublished of, OptionalDouble gpuSeconds) {
        return new CheckpointPublished(
                of.studyId(),
                of.checkpoint(),
                of.recipe(),
                of.seed(),
                of.data(),
                of.step(),
                of.trainableParameters(),
                of.trainingLoss(),
                of.trainingState(),
                of.evaluation(),
                of.codeVersion(),
                of.geometry(),
                gpuSeconds);
    }

    private static EvaluationCompleted took(EvaluationCompleted of, OptionalDouble gpuSeconds) {
        ScoreDetails details = of.details().orElseThrow();
        return new EvaluationCompleted(
                of.evaluationId(),
                of.checkpointId(),
                of.benchmark(),
                of.benchmarkVersion(),
                of.outcomes(),
                of.score(),
                of.samples(),
                of.tokens(),
                of.seconds(),
                of.engines(),
                of.protocol(),
                Optional.of(new ScoreDetails(
                        details.questions(),
                        details.finished(),
                        details.passAt(),
                        details.majority(),
                        details.questionError(),
                        details.repeatError(),
                        details.compared(),
                        details.disagreed(),
                        details.wallSeconds(),
                        gpuSeconds,
                        details.items())));
    }
}
