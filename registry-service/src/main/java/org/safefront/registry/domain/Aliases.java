package org.safefront.registry.domain;

import java.util.List;

/** Names that people give to checkpoints of a study, such as production. */
public interface Aliases {
    /**
     * All of a study, by name.
     *
     * @throws UnknownStudyException if there is no such study
     */
    List<Alias> list(String studyId);

    /**
     * Moves one if it has the expected version, and announces that in the same transaction. Of two who expect the same
     * version one is first, and the other is refused.
     *
     * @throws AliasNotMovedException if it has another version, or may not be moved
     * @throws UnknownCheckpointException if the study has no such checkpoint
     */
    Alias move(String studyId, String alias, AliasMove move);
}
