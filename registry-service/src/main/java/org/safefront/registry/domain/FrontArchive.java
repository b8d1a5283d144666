package org.safefront.registry.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.FrontUpdated;

/** The front of a study, and those that it had. */
public interface FrontArchive {
    /**
     * The front as it stands, without all else that is known of the study.
     *
     * @throws UnknownStudyException if there is none of that id
     */
    CurrentFront current(String studyId);

    /**
     * Every front that was announced of a study, in their order.
     *
     * @throws UnknownStudyException if there is none of that id
     */
    List<FrontVersion> fronts(String studyId);

    /** One of them; absent where there is no such version. */
    Optional<FrontUpdated> front(String studyId, long version);

    /** That which stood at a moment; absent before the first. */
    Optional<FrontUpdated> frontAt(String studyId, Instant time);
}
