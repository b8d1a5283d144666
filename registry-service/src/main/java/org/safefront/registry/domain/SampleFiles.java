package org.safefront.registry.domain;

import java.util.List;
import org.safefront.contracts.Axis;
import org.safefront.contracts.training.CheckpointPublished;

/** The samples behind scores. */
public interface SampleFiles {
    /**
     * What the trainer said of a checkpoint.
     *
     * @throws UnknownCheckpointException if the study has none of that id
     */
    CheckpointPublished checkpoint(String studyId, String checkpointId);

    /**
     * All samples of a checkpoint on an axis, task by task.
     *
     * @throws UnknownCheckpointException if the study has none of that id
     */
    List<TaskSamples> of(String studyId, String checkpointId, Axis axis);

    /**
     * The samples of one task.
     *
     * @param task name of the benchmark or of the set of probes
     * @param rows unveiled
     */
    record TaskSamples(String task, List<Samples.Row> rows) {}
}
