package org.safefront.registry.store;

import java.util.List;
import org.safefront.contracts.rows.MatrixUpdate;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.GeometryFiles;
import org.safefront.registry.domain.NoGeometryException;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.work.files.RowFiles;

/** Reads the file that a checkpoint's publication refers to. */
public final class ReferencedGeometry implements GeometryFiles {
    private final SampleFiles checkpoints;
    private final RowFiles rows;

    public ReferencedGeometry(SampleFiles checkpoints, RowFiles rows) {
        this.checkpoints = checkpoints;
        this.rows = rows;
    }

    @Override
    public List<MatrixUpdate> of(String studyId, String checkpointId) {
        CheckpointPublished published = checkpoints.checkpoint(studyId, checkpointId);
        return published
                .geometry()
                .map(reference -> rows.read(reference, MatrixUpdate.class))
                .orElseThrow(() -> new NoGeometryException(published.checkpoint()));
    }
}
