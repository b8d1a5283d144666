package org.safefront.registry.domain;

import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.FrontUpdated;

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
            String studyId, String study, Optional<FrontUpdated> before, ParetoFront now) {
        boolean first = before.isEmpty();
        if (first ? now.points().isEmpty() : before.get().digest().equals(now.digest())) {
            return Optional.empty();
        }
        List<String> old =
                before.map(front -> ParetoFront.of(front.points()).front()).orElse(List.of());
        List<String> current = now.front();
        return Optional.of(new FrontUpdated(
                studyId,
                study,
                before.map(FrontUpdated::version).orElse(0L) + 1,
                now.points(),
                current.stream().filter(id -> !old.contains(id)).toList(),
                old.stream().filter(id -> !current.contains(id)).toList(),
                now.hypervolume(),
                now.digest()));
    }
}
