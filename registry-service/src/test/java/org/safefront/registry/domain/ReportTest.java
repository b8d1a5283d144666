package org.safefront.registry.domain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.Rows;
import org.safefront.statistics.Proportion;

class ReportTest {
    private static final ExampleStudy STUDY = ExampleStudy.named("report");
    private static final CheckpointPublished BASE = STUDY.published("base", 0);
    private static final CheckpointPublished FULL = STUDY.published("full", 1);

    @Test
    void saysWhatTheStudySaysWithTheBaseApart() {
        Report report = Report.of(StudyView.of(new Known(STUDY)
                .and(BASE)
                .and(FULL)
                .and(new Measured(BASE, Rows.NOWHERE).by(38, 2, 0))
                .and(new Measured(FULL, Rows.NOWHERE).by(30, 36, 4))
                .facts()));

        assertEquals("report", report.study());
        assertEquals(90, report.seconds());
        assertEquals(
                List.of("base", "full"),
                report.checkpoints().stream().map(Report.Line::recipe).toList());
        assertEquals(List.of(FULL.checkpoint().checkpointId(), BASE.checkpoint().checkpointId()), report.front());
        assertEquals(0.05 * (0.95 - 0.75) + 0.9 * 0.75, report.hypervolume(), 1e-12);
        assertEquals(
                Optional.of(Proportion.wilson(38, 40)),
                report.base().orElseThrow().reasoning());
    }

    @Test
    void hasNoBaseBeforeItIsPublished() {
        Report report = Report.of(StudyView.of(new Known(STUDY).and(FULL).facts()));

        assertEquals(Optional.empty(), report.base());
        assertEquals(Optional.empty(), report.checkpoints().get(0).safety());
        assertEquals(0, report.hypervolume());
    }
}
