package org.safefront.registry.domain;

import java.util.List;
import org.safefront.contracts.rows.MatrixUpdate;

/** How the updates of checkpoints lie to the weights of their base. */
public interface GeometryFiles {
    /**
     * A row for each matrix that a checkpoint changes.
     *
     * @throws UnknownCheckpointException if the study has none of that id
     * @throws NoGeometryException if it was published without
     */
    List<MatrixUpdate> of(String studyId, String checkpointId);
}
