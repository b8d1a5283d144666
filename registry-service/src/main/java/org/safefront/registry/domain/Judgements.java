package org.safefront.registry.domain;

import java.util.List;

/** What judges made of the answers of studies. */
@FunctionalInterface
public interface Judgements {
    /**
     * Those of a study by checkpoint, set of probes and judgement; those of retracted checkpoints are left out.
     *
     * @throws UnknownStudyException if there is no such study
     */
    List<JudgementView> of(String studyId);
}
