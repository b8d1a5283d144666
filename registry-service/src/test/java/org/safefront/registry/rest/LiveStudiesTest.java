package org.safefront.registry.rest;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FoldedStudy;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.RunView;
import org.safefront.registry.domain.Spending;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.registry.domain.StudyQuery;
import org.safefront.registry.domain.StudySummary;
import org.safefront.registry.domain.StudyView;
import org.safefront.registry.example.ExampleStudy;

class LiveStudiesTest {
    private static final Duration LONGEST = Duration.ofMinutes(2);
    private static final ExampleStudy STUDY = ExampleStudy.named("live");

    private final OneStudy studies = new OneStudy();
    private final LiveStudies live = new LiveStudies(studies);

    @Test
    void tellsAStudyAtOnceAndAfterEachChange() {
        AssertSubscriber<StudyView> watcher = watch();
        watcher.awaitItems(2, LONGEST);

        studies.revision.set(5);

        await().atMost(LONGEST).until(() -> watcher.getLastItem().revision() == 5);
        assertEquals(1, watcher.getItems().get(0).revision());
        watcher.cancel();
    }

    @Test
    void looksOnceForAllWhoWatch() {
        List<AssertSubscriber<StudyView>> watchers =
                LongStream.range(0, 20).mapToObj(number -> watch()).toList();
        watchers.forEach(watcher -> watcher.awaitItems(2, LONGEST));

        int before = studies.looks.get();
        await().atMost(LONGEST).until(() -> studies.looks.get() >= before + 2);

        assertTrue(studies.looks.get() < before + 20);
        watchers.forEach(AssertSubscriber::cancel);
    }

    @Test
    void looksNoMoreWhenTheLastHasGone() {
        AssertSubscriber<StudyView> watcher = watch();
        watcher.awaitItems(2, LONGEST);

        watcher.cancel();

        var seen = new AtomicInteger(-1);
        await().atMost(LONGEST)
                .during(Duration.ofMillis(1200))
                .until(() -> seen.getAndSet(studies.looks.get()) == studies.looks.get());
    }

    @Test
    void endsWhenTheDatabaseIsAwayAndServesThoseWhoComeBack() {
        AssertSubscriber<StudyView> cutOff = watch();
        cutOff.awaitItems(2, LONGEST);

        studies.away = true;
        cutOff.awaitFailure(LONGEST);
        studies.away = false;
        AssertSubscriber<StudyView> back = watch();
        back.awaitItems(2, LONGEST);
        studies.revision.set(9);

        await().atMost(LONGEST).until(() -> back.getLastItem().revision() == 9);
        back.cancel();
    }

    private AssertSubscriber<StudyView> watch() {
        return live.following(StudyView.of(studies.facts(STUDY.id())))
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));
    }

    /** A study of which only the revision is remembered. */
    private static final class OneStudy implements Studies {
        private final AtomicLong revision = new AtomicLong(1);
        private final AtomicInteger looks = new AtomicInteger();
        private volatile boolean away;

        @Override
        public StudyFacts facts(String studyId) {
            return new StudyFacts(
                    STUDY.request(),
                    revision.get(),
                    Duration.ZERO,
                    STUDY.request().runs().stream().map(RunView::waiting).toList(),
                    List.of(),
                    List.of(),
                    List.of(),
                    Map.of(),
                    Map.of(),
                    FoldedStudy.of(List.of(), new Resampling(100)),
                    Spending.NONE,
                    0);
        }

        @Override
        public void publish(CheckpointPublished checkpoint) {
            throw new UnsupportedOperationException("nobody asks for it here");
        }

        @Override
        public int rejudge(String studyId, String judge) {
            throw new UnsupportedOperationException("nobody asks for it here");
        }

        @Override
        public Map<String, Long> revisions() {
            looks.incrementAndGet();
            if (away) {
                throw new IllegalStateException("the database is away");
            }
            return Map.of(STUDY.id(), revision.get());
        }

        @Override
        public boolean create(StudyRequest request) {
            return false;
        }

        @Override
        public List<StudySummary> list(StudyQuery query) {
            return List.of();
        }

        @Override
        public List<LossCurve> losses(String studyId) {
            return List.of();
        }
    }
}
