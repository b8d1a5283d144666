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
 * side by side: what one of them writes, all of them see.
 */
@ApplicationScoped
class LiveStudies {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(400);

    private final Studies studies;
    private final Multi<Map<String, Long>> revisions;

    LiveStudies(Studies studies) {
        this.studies = studies;
        this.revisions = Multi.createFrom()
                .ticks()
                .every(BETWEEN_LOOKS)
                .onOverflow()
                .drop()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(tick -> studies.revisions())
                .broadcast()
                .withCancellationAfterLastSubscriberDeparture()
                .toAllSubscribers();
    }

    /** The study now, and again after each change. A slow watcher misses steps between, never the last. */
    Multi<StudyView> of(String studyId) {
        Multi<StudyView> first = Multi.createFrom().item(() -> view(studyId));
        Multi<StudyView> changes = revisions
                .onOverflow()
                .dropPreviousItems()
                .map(all -> all.getOrDefault(studyId, 0L))
                .skip()
                .repetitions()
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(revision -> view(studyId));
        return Multi.createBy().concatenating().streams(first, changes);
    }

    private StudyView view(String studyId) {
        return StudyView.of(studies.facts(studyId));
    }
}
