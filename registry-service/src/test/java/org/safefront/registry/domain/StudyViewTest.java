package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.StudyView.Generation;
import org.safefront.registry.domain.StudyView.Work;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;

/** The example has a base and two runs of two epochs: five checkpoints, three tasks of 40 samples on each. */
class StudyViewTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("view");

    @Test
    void aNewStudyHasEverythingBeforeIt() {
        StudyView view = StudyView.of(new Known(STUDY).facts());

        assertFalse(view.finished());
        assertEquals(new Work(0, 240), view.training());
        assertEquals(samples(0, 600), view.evaluation());
        assertEquals(new Work(0, 400), view.judging());
        assertEquals(
                List.of(RunState.WAITING, RunState.WAITING, RunState.WAITING),
                view.runs().stream().map(RunView::state).toList());
    }

    @Test
    void countsStepsOfRunsThatTrainAndOfThoseThatWait() {
        StudyView view = StudyView.of(new Known(STUDY)
                .and(STUDY.started("full"))
                .and(STUDY.progressed("full", 30, 1.2))
                .facts());

        assertEquals(new Work(30, 240), view.training());
        assertEquals(RunState.TRAINING, view.runs().get(1).state());
        assertEquals(1.2, view.runs().get(1).progress().orElseThrow().loss());
    }

    @Test
    void isFinishedWhenTheLastScoreIsThere() {
        var known = new Known(STUDY).and(STUDY.training());
        for (CheckpointPublished published : STUDY.checkpoints()) {
            assertFalse(StudyView.of(known.facts()).finished());
            known.and(measured(published).by(30, 20, 2));
        }

        StudyView view = StudyView.of(known.facts());

        assertTrue(view.finished());
        assertEquals(new Work(240, 240), view.training());
        assertEquals(samples(600, 600), view.evaluation());
        assertEquals(new Work(400, 400), view.judging());
    }

    @Test
    void isNotFinishedBeforeEveryEpochOfACompletedRunIsPublished() {
        var known = new Known(STUDY).and(STUDY.training("base")).and(STUDY.training("full"));
        known.and(STUDY.started("lora-r8-up"))
                .and(STUDY.published("lora-r8-up", 1))
                .and(STUDY.completed("lora-r8-up"));
        measureAll(known);

        assertFalse(StudyView.of(known.facts()).finished());

        known.and(STUDY.published("lora-r8-up", 2));

        assertTrue(StudyView.of(known.facts()).finished());
    }

    @Test
    void whatAFailedRunStillOwesCountsOnNeitherSide() {
        var known = new Known(STUDY).and(STUDY.training("base")).and(STUDY.training("full"));
        known.and(STUDY.started("lora-r8-up"))
                .and(STUDY.published("lora-r8-up", 1))
                .and(STUDY.failed("lora-r8-up", "the disk is full"));
        measureAll(known);

        StudyView view = StudyView.of(known.facts());

        assertTrue(view.finished());
        assertEquals(new Work(120, 120), view.training());
        assertEquals(samples(480, 480), view.evaluation());
        assertEquals(Optional.of("the disk is full"), view.runs().get(2).message());
    }

    @Test
    void aScoreThatWillNeverComeCountsOnNeitherSideAndIsSaid() {
        var known = new Known(STUDY).and(STUDY.training());
        CheckpointPublished unlucky = STUDY.published("full", 2);
        STUDY.checkpoints().stream()
                .filter(published -> !published.equals(unlucky))
                .forEach(published -> known.and(measured(published).by(30, 20, 2)));
        known.and(measured(unlucky).solves(30))
                .and(measured(unlucky).evaluationFails(Axis.SAFETY, "the probes are missing"))
                .and(measured(unlucky).judgementFails(Axis.OVER_REFUSAL, "the judge is missing"));

        StudyView view = StudyView.of(known.facts());

        assertTrue(view.finished());
        assertEquals(samples(520, 520), view.evaluation());
        assertEquals(new Work(320, 320), view.judging());
        assertEquals(
                List.of("the probes are missing", "the judge is missing"),
                view.checkpoints().get(2).problems());
    }

    @Test
    void aProblemIsForgottenWhenTheScoreComesAfterAll() {
        CheckpointPublished base = STUDY.published("base", 0);

        StudyView view = StudyView.of(new Known(STUDY)
                .and(base)
                .and(measured(base).evaluationFails(Axis.REASONING, "the engine fell over"))
                .and(measured(base).solves(30))
                .facts());

        assertEquals(List.of(), view.checkpoints().get(0).problems());
    }

    @Test
    void aRetractedCheckpointIsNotWaitedForNorShown() {
        var known = new Known(STUDY).and(STUDY.training()).and(STUDY.retracted("full", 2));
        STUDY.checkpoints().stream()
                .filter(published -> !published.equals(STUDY.published("full", 2)))
                .forEach(published -> known.and(measured(published).by(30, 20, 2)));

        StudyView view = StudyView.of(known.facts());

        assertTrue(view.finished());
        assertEquals(4, view.checkpoints().size());
        assertEquals(samples(480, 480), view.evaluation());
    }

    @Test
    void countsSamplesOfShardsBeforeThereIsAScore() {
        CheckpointPublished base = STUDY.published("base", 0);

        StudyView view = StudyView.of(new Known(STUDY)
                .and(base)
                .and(measured(base).shard(Axis.SAFETY))
                .facts());

        assertEquals(samples(40, 600), view.evaluation());
        assertEquals(new Work(0, 400), view.judging());
    }

    @Test
    void doesNotCountWhatOtherStudiesMeasureOnTheSameCheckpoint() {
        CheckpointPublished base = STUDY.published("base", 0);
        var elsewhere = ExampleStudy.task(Axis.REASONING, "other-benchmark", 999);

        StudyView view = StudyView.of(new Known(STUDY)
                .and(base)
                .and(measured(base).solves(elsewhere, 500))
                .facts());

        assertEquals(samples(0, 600), view.evaluation());
    }

    @Test
    void showsCheckpointsByRunAndEpochAndTheFrontSafestFirst() {
        var known = new Known(STUDY)
                .and(STUDY.published("full", 2))
                .and(STUDY.published("full", 1))
                .and(STUDY.published("base", 0));
        known.and(measured(STUDY.published("base", 0)).by(38, 1, 0))
                .and(measured(STUDY.published("full", 1)).by(30, 35, 1))
                .and(measured(STUDY.published("full", 2)).by(29, 34, 1));

        StudyView view = StudyView.of(known.facts());

        assertEquals(
                List.of(0, 1, 2),
                view.checkpoints().stream().map(CheckpointView::epoch).toList());
        assertEquals(
                List.of(
                        STUDY.published("full", 1).checkpoint().checkpointId(),
                        STUDY.published("base", 0).checkpoint().checkpointId()),
                view.front().checkpointIds());
        assertEquals(
                List.of(true, true, false),
                view.checkpoints().stream()
                        .map(checkpoint -> checkpoint.standing().onFront())
                        .toList());
    }

    private static Generation samples(long done, long total) {
        return new Generation(done, 0, total, OptionalDouble.empty());
    }

    private static void measureAll(Known known) {
        STUDY.checkpoints().forEach(published -> known.and(measured(published).by(30, 20, 2)));
    }

    private static Measured measured(CheckpointPublished published) {
        return new Measured(published, Rows.NOWHERE);
    }
}
