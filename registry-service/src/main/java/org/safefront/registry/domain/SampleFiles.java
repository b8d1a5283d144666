package org.safefront.registry.domain;

import java.util.List;
import org.safefront.contracts.Axis;

/** The samples behind scores. */
public interface SampleFiles {
    /**
     * All samples of a checkpoint on an axis, task by task.
     *
     * @throws UnknownStudyException if there is no such study
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
