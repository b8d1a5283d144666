package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.fold.TaskScore;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;
import org.safefront.statistics.Agreement;
import org.safefront.statistics.CorrectedRate;

class ScoreViewTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("scores");
    private static final CheckpointPublished BASE = STUDY.published("base", 0);
    private static final String ID = BASE.checkpoint().checkpointId();
    private static final Measured MEASURED = new Measured(BASE, Rows.NOWHERE);

    @Test
    void aBenchmarkKeepsItsOutcomesItsDetailsAndItsProtocol() {
        EvaluationCompleted completed = MEASURED.solves(30);

        List<ScoreView> scores =
                ScoreView.of(new Known(STUDY).and(BASE).and(completed).facts(), ID);

        assertEquals(
                List.of(new ScoreView(
                        Axis.REASONING,
                        "digit-sums",
                        1,
                        completed.score(),
                        completed.protocol(),
                        Optional.of(new TaskScore.Benchmark(
                                completed.benchmarkVersion(),
                                completed.engines(),
                                completed.outcomes(),
                                completed.details())),
                        Optional.empty())),
                scores);
    }

    @Test
    void probesKeepTheirVerdictsAndTheirJudge() {
        JudgementCompleted judged = MEASURED.judged(Axis.SAFETY, "pocket-refusal", 10, 2);

        List<ScoreView> scores =
                ScoreView.of(new Known(STUDY).and(BASE).and(judged).facts(), ID);

        assertEquals(
                List.of(new ScoreView(
                        Axis.SAFETY,
                        "pocket-harmful",
                        1,
                        judged.refusalRate(),
                        judged.protocol(),
                        Optional.empty(),
                        Optional.of(new TaskScore.Judgement(
                                judged.judgementId(),
                                judged.judge(),
                                judged.verdicts(),
                                judged.details(),
                                CorrectedRate.of(10 / 38.0, 38, new Agreement(90, 10, 5, 95)))))),
                scores);
    }

    @Test
    void whatAnOlderServiceDoesNotSayStaysUnsaid() {
        List<ScoreView> scores = ScoreView.of(
                new Known(STUDY).and(BASE).and(MEASURED.solvesAndSaysNoMore(30)).facts(), ID);

        assertEquals(Optional.empty(), scores.get(0).protocol());
        assertEquals(Optional.empty(), scores.get(0).benchmark().orElseThrow().details());
    }

    @Test
    void scoresStandInTheOrderOfTheTasksWhicheverCameFirst() {
        StudyFacts facts = new Known(STUDY)
                .and(BASE)
                .and(MEASURED.refuses(Axis.OVER_REFUSAL, 3))
                .and(MEASURED.solves(30))
                .and(MEASURED.refuses(Axis.SAFETY, 10))
                .facts();

        assertEquals(
                List.of(Axis.REASONING, Axis.SAFETY, Axis.OVER_REFUSAL),
                ScoreView.of(facts, ID).stream().map(ScoreView::axis).toList());
    }

    @Test
    void aRetractedCheckpointStillSaysWhatItScored() {
        StudyFacts facts = new Known(STUDY)
                .and(BASE)
                .and(MEASURED.solves(30))
                .and(STUDY.retracted("base", 0))
                .facts();

        assertEquals(1, ScoreView.of(facts, ID).size());
    }

    @Test
    void aCheckpointOfAnotherStudyIsUnknown() {
        StudyFacts facts = new Known(STUDY).and(BASE).facts();

        assertThrows(UnknownCheckpointException.class, () -> ScoreView.of(facts, "ck_none"));
    }
}
