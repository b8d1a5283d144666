package org.safefront.registry.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.safefront.registry.domain.Studies;
import org.safefront.registry.domain.StudyView;

/**
 * Studies as they change. One look at the database a moment serves all who watch, and any number of registries may run
 * side by side: what one of them writes, all of them see. When the database is away the streams end, so that nobody
 * takes an old front for a new one.
 */
@ApplicationScoped
class LiveStudies {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);
    private static final Duration BETWEEN_SIGNS = Duration.ofSeconds(15);

    private final Studies studies;
    private final Multi<Look> looks;

    LiveStudies(Studies studies) {
        this.studies = studies;
        this.looks = Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> new Look(tick * BETWEEN_LOOKS.toMillis() / BETWEEN_SIGNS.toMillis(), studies.revisions()))
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** What is seen at one moment. */
    private record Look(long sign, Map<String, Long> revisions) {
        Moment of(String studyId) {
            return new Moment(sign, revisions.getOrDefault(studyId, 0L));
        }
    }

    /** A study is told when its revision is another, and as a sign of life now and then. */
    private record Moment(long sign, long revision) {}

    /**
     * A study that is known, and again after each change. A slow watcher misses steps between, never the last.
     *
     * @param now how it stands
     */
    Multi<StudyView> following(StudyView now) {
        Multi<StudyView> changes = looks.onOverflow()
                .dropPreviousItems()
                .map(look -> look.of(now.studyId()))
                .skip()
                .repetitions()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(moment -> StudyView.of(studies.facts(now.studyId())));
        return Multi.createBy().concatenating().streams(Multi.createFrom().item(now), changes);
    }
}
