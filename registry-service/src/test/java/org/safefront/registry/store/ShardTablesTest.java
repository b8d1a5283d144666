package org.safefront.registry.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.Axis;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.Facts;
import org.safefront.registry.domain.Provisional;
import org.safefront.registry.domain.StudyView;
import org.safefront.registry.domain.StudyView.Generation;
import org.safefront.registry.example.ExampleStudy;
import org.safefront.registry.example.Measured;
import org.safefront.registry.example.RegistryTest;
import org.safefront.registry.example.Rows;

/** Reports in the real database: late ones, some twice, some lost. */
@RegistryTest
class ShardTablesTest {
    @Inject
    Facts facts;

    @Inject
    DurableStudies studies;

    private final Instant now = Instant.now();

    @Test
    void aReportThatComesLateOrTwiceChangesNothing() {
        Telling told = telling("late");
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 20, 15));
        StudyView before = told.view();

        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 20, 15));
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 8, 8));

        assertEquals(before.revision(), told.view().revision());
        assertEquals(20, told.provisional().finished());
        assertEquals(0.75, told.provisional().soFar().orElseThrow().value());
    }

    @Test
    void aReportOfALaterLeaseReplacesThoseOfAnEarlierOneWhicheverComesFirst() {
        Telling told = telling("lease");
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 20, 15, 1));
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 12, 6, 2));
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 25, 18, 1));

        assertEquals(12, told.provisional().finished());
        assertEquals(28, told.provisional().running());
        assertEquals(0.5, told.provisional().soFar().orElseThrow().value());
    }

    @Test
    void aShardThatIsDoneBeatsItsReportsBeforeItAndAfterIt() {
        Telling told = telling("done");
        told.tell(told.measured.reports(Axis.REASONING, 0, 16, 15, 3));
        told.tell(told.measured.shard(0, 3, 16, 12));
        StudyView before = told.view();

        told.tell(told.measured.reports(Axis.REASONING, 0, 16, 4, 4, 9));

        assertEquals(before.revision(), told.view().revision());
        assertEquals(16, told.provisional().finished());
        assertEquals(0, told.provisional().running());
        assertEquals(0.75, told.provisional().soFar().orElseThrow().value());
    }

    @Test
    void nothingDependsOnReports() {
        Telling without = telling("without-reports");
        Telling with = telling("with-reports");
        with.tell(with.measured.reports(Axis.REASONING, 1, 24, 9, 9));

        for (Telling told : List.of(without, with)) {
            told.tell(told.measured.shard(0, 2, 16, 12));
            told.tell(told.measured.shard(1, 2, 24, 20));
        }

        assertEquals(with.provisional(), without.provisional());
        assertEquals(with.view().evaluation(), without.view().evaluation());
        assertEquals(
                new Generation(40, 0, 600, OptionalDouble.empty()),
                without.view().evaluation());
    }

    @Test
    void aReportThatComesBeforeItsCheckpointIsThereOnceThatIs() {
        var study = ExampleStudy.named("report-first");
        CheckpointPublished base = study.published("base", 0);
        studies.create(study.request());
        var told = new Telling(study, new Measured(base, Rows.NOWHERE));

        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 20, 15));
        told.tell(base);

        assertEquals(20, told.provisional().finished());
    }

    @Test
    void aReportNeitherChangesNorAnnouncesAFront() {
        Telling told = telling("front");
        told.tell(told.measured.refuses(Axis.SAFETY, 30));
        StudyView before = told.view();

        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 40, 40));

        assertTrue(told.view().revision() > before.revision());
        assertEquals(before.front(), told.view().front());
        assertEquals(List.of(), told.view().front().checkpointIds());
    }

    @Test
    void tellsWhatIsLeftByWhatWasWrittenSinceTheFirstReportOfTheLease() {
        Telling told = telling("left");
        told.study.training().forEach(told::tell);
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 10, 5, 2), 40);
        told.tell(told.measured.reports(Axis.REASONING, 0, 40, 30, 15, 2), 0);

        double left = told.view().evaluation().etaSeconds().orElseThrow();

        assertEquals((600 - 30) / (20 / 40.0), left, 0.1 * left);
    }

    @Test
    void tellsWhatIsLeftByShardsThatAreDoneWhereNoReportCame() {
        Telling told = telling("left-without-reports");
        told.study.training().forEach(told::tell);
        told.tell(told.measured.shard(0, 2, 20, 10), 17.5);
        told.tell(told.measured.shard(1, 2, 20, 10), 0);

        double left = told.view().evaluation().etaSeconds().orElseThrow();

        assertEquals((600 - 40) / (40 / 20.0), left, 0.1 * left);
    }

    private Telling telling(String name) {
        var study = ExampleStudy.named("reports-" + name);
        CheckpointPublished base = study.published("base", 0);
        studies.create(study.request());
        var told = new Telling(study, new Measured(base, Rows.NOWHERE));
        told.tell(base);
        return told;
    }

    /** Tells the registry of the base of a study. */
    private final class Telling {
        private final ExampleStudy study;
        private final Measured measured;

        Telling(ExampleStudy study, Measured measured) {
            this.study = study;
            this.measured = measured;
        }

        void tell(Event event) {
            tell(event, 0);
        }

        void tell(Event event, double secondsAgo) {
            facts.remember(
                    Envelope.first(
                            event, "/safefront/example", now.minusMillis((long) (1000 * secondsAgo)), study.id()),
                    event);
        }

        StudyView view() {
            return StudyView.of(studies.facts(study.id()));
        }

        Provisional provisional() {
            return view().checkpoints().get(0).provisional().get(0);
        }
    }
}
