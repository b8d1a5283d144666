package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.FrontPoint;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.fronts.fold.StudyFront;

/** Tells how a front differs from the one before it. */
public final class FrontHistory {
    private FrontHistory() {}

    /**
     * The next version, absent where nothing has changed.
     *
     * @param studyId which study
     * @param study how people call it
     * @param before the version before, absent at the start
     * @param now the front as it is now
     */
    public static Optional<FrontUpdated> next(
            String studyId, String study, Optional<FrontUpdated> before, StudyFront now) {
        boolean first = before.isEmpty();
        if (first ? now.checkpoints() == 0 : before.get().digest().equals(now.digest())) {
            return Optional.empty();
        }
        List<String> old = before.map(FrontHistory::members).orElse(List.of());
        List<String> current = now.shape().ids();
        return Optional.of(new FrontUpdated(
                studyId,
                study,
                before.map(FrontUpdated::version).orElse(0L) + 1,
                now.checkpoints(),
                now.points(),
                current.stream().filter(id -> !old.contains(id)).toList(),
                old.stream().filter(id -> !current.contains(id)).toList(),
                now.shape().hypervolume(),
                now.hypervolume().low(),
                now.hypervolume().high(),
                now.digest()));
    }

    private static List<String> members(FrontUpdated front) {
        return front.points().stream()
                .filter(FrontPoint::onFront)
                .map(FrontPoint::checkpointId)
                .toList();
    }
}
