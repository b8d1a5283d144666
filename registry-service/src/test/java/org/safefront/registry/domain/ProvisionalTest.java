package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Sampling;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.StudyView.Generation;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;
import org.safefront.statistics.Proportion;

/** The example has five checkpoints, three tasks of 40 samples on each. */
class ProvisionalTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("provisional");
    private static final CheckpointPublished BASE = STUDY.published("base", 0);
    private static final Measured MEASURED = new Measured(BASE, Rows.NOWHERE);

    @Test
    void countsSamplesOfShardsThatRunAsFinishedAndAsRunning() {
        StudyView view = view(new Known(STUDY)
                .and(BASE)
                .and(MEASURED.reports(Axis.REASONING, 0, 16, 10, 9))
                .and(MEASURED.reports(Axis.SAFETY, 1, 16, 3, 0)));

        assertEquals(new Generation(13, 19, 600, OptionalDouble.empty()), view.evaluation());
    }

    @Test
    void givesTheShareThatIsCorrectSoFarOverShardsThatRunAndThoseThatAreDone() {
        StudyView view = view(new Known(STUDY)
                .and(BASE)
                .and(MEASURED.shard(0, 3, 16, 12))
                .and(MEASURED.reports(Axis.REASONING, 1, 16, 4, 3)));

        assertEquals(
                List.of(new Provisional(
                        Axis.REASONING, "digit-sums", 40, 20, 12, Optional.of(Proportion.wilson(15, 20)))),
                provisional(view));
    }

    @Test
    void takesRepeatsOfAnItemForOneClusterOfAtLeastSoManyItems() {
        var task = new EvaluationTask(
                Axis.REASONING,
                "digit-sums",
                new DataRef("file:///digit-sums.jsonl", Rows.sha256("digit-sums"), 10),
                4,
                new Sampling(0.6, 0.95, 256, 7),
                Optional.empty());
        ExampleStudy repeated = ExampleStudy.named("repeated").measuredBy(task);
        CheckpointPublished base = repeated.published("base", 0);

        StudyView view = view(new Known(repeated)
                .and(base)
                .and(new Measured(base, Rows.NOWHERE).reports(Axis.REASONING, 0, 40, 21, 14)));

        assertEquals(
                Optional.of(Proportion.wilsonOfClusters(14 / 21.0, 6, 21)),
                provisional(view).get(0).soFar());
    }

    @Test
    void countsProbesAndSaysNoMoreOfThem() {
        StudyView view = view(new Known(STUDY).and(BASE).and(MEASURED.reports(Axis.SAFETY, 0, 40, 12, 0)));

        assertEquals(
                List.of(new Provisional(Axis.SAFETY, "pocket-harmful", 40, 12, 28, Optional.empty())),
                provisional(view));
    }

    @Test
    void isReplacedByTheScore() {
        StudyView view = view(new Known(STUDY)
                .and(BASE)
                .and(MEASURED.reports(Axis.REASONING, 0, 40, 39, 39))
                .and(MEASURED.solves(30)));

        assertEquals(List.of(), provisional(view));
        assertEquals(
                Optional.of(Proportion.wilson(30, 40)),
                view.checkpoints().get(0).reasoning());
        assertEquals(new Generation(40, 0, 600, OptionalDouble.empty()), view.evaluation());
    }

    @Test
    void isGoneWhenTheEvaluationFails() {
        StudyView view = view(new Known(STUDY)
                .and(BASE)
                .and(MEASURED.reports(Axis.REASONING, 0, 40, 39, 39))
                .and(MEASURED.evaluationFails(Axis.REASONING, "the engine fell over")));

        assertEquals(List.of(), provisional(view));
        assertEquals(new Generation(0, 0, 560, OptionalDouble.empty()), view.evaluation());
    }

    @Test
    void entersNoScoreNoFrontNoAssessmentAndNoReport() {
        var known = new Known(STUDY).and(BASE).and(MEASURED.refuses(Axis.SAFETY, 20));
        StudyFacts before = known.facts();

        StudyFacts after =
                known.and(MEASURED.reports(Axis.REASONING, 0, 40, 40, 40)).facts();

        assertNotEquals(StudyView.of(before), StudyView.of(after));
        assertEquals(Optional.empty(), StudyView.of(after).checkpoints().get(0).reasoning());
        assertEquals(before.front().points(), after.front().points());
        assertEquals(assessed(before), assessed(after));
        assertEquals(Report.of(StudyView.of(before)), Report.of(StudyView.of(after)));
    }

    @Test
    void saysWhatIsLeftByThePaceOnceNoCheckpointIsToCome() {
        var known = new Known(STUDY).and(BASE).and(MEASURED.reports(Axis.REASONING, 0, 40, 30, 20));
        assertEquals(OptionalDouble.empty(), view(known).evaluation().etaSeconds());

        known.and(STUDY.training().stream().filter(fact -> !fact.equals(BASE)).toList());

        double samplesPerSecond = 30 / Known.SHARD_BEGAN;
        assertEquals(
                OptionalDouble.of((600 - 30) / samplesPerSecond),
                view(known).evaluation().etaSeconds());
    }

    private static Object assessed(StudyFacts facts) {
        return facts.checkpoints().get(0).assessment(Optional.empty(), false, 1);
    }

    private static StudyView view(Known known) {
        return StudyView.of(known.facts());
    }

    private static List<Provisional> provisional(StudyView view) {
        return view.checkpoints().get(0).provisional();
    }
}
