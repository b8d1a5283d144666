package org.safefront.registry.domain;

import java.util.List;
import java.util.Map;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.CheckpointPublished;

/** What is remembered of studies. */
public interface Studies {
    /** Remembers a study and asks for its runs, in one transaction. Returns whether it is new. */
    boolean create(StudyRequest request);

    /**
     * Tells everybody of a checkpoint that was made elsewhere, as a trainer tells of its own. Telling the same again changes
     * nothing.
     *
     * @throws UnknownStudyException if there is no such study
     */
    void publish(CheckpointPublished checkpoint);

    /** Studies, the newest first. */
    List<StudySummary> list(StudyQuery query);

    /**
     * All that is known of a study.
     *
     * @throws UnknownStudyException if there is none
     */
    StudyFacts facts(String studyId);

    /**
     * Asks another judge of all answers of a study that there are, without having any generated anew. What he has been asked
     * before he is not asked again.
     *
     * @return how many sets of answers there are
     * @throws UnknownStudyException if there is none
     */
    int rejudge(String studyId, String judge);

    /** Revisions by study id. */
    Map<String, Long> revisions();

    /** Training losses, run by run. */
    List<LossCurve> losses(String studyId);
}
