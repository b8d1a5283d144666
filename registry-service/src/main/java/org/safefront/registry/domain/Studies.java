package org.safefront.registry.domain;

import java.util.List;
import java.util.Map;
import org.safefront.contracts.study.StudyRequest;

/** What is remembered of studies. */
public interface Studies {
    /** Remembers a study and asks for its runs, in one transaction. Returns whether it is new. */
    boolean create(StudyRequest request);

    /** All studies, the newest first. */
    List<StudySummary> list();

    /**
     * All that is known of a study.
     *
     * @throws UnknownStudyException if there is none
     */
    StudyFacts facts(String studyId);

    /** Revisions by study id. */
    Map<String, Long> revisions();

    /** Training losses, run by run. */
    List<LossCurve> losses(String studyId);
}
