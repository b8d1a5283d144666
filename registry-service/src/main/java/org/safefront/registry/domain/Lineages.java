package org.safefront.registry.domain;

/** What the scores of checkpoints come from. */
public interface Lineages {
    /**
     * The lineage of a checkpoint, retracted or not.
     *
     * @throws UnknownStudyException if there is no such study
     * @throws UnknownCheckpointException if the study has none of that id
     */
    Lineage of(String studyId, String checkpointId);
}
