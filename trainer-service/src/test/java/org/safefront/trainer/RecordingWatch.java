package org.safefront.trainer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.RunWatch;
import org.safefront.trainer.domain.StartingPoint;

/** Keeps what a run tells, and stops it before a step that a test chooses. */
public final class RecordingWatch implements RunWatch {
    private final List<EpochResult> epochs = new ArrayList<>();
    private final List<RunProgressed> reports = new ArrayList<>();
    private final int mostSteps;
    private int steps;
    private int totalSteps;

    /** Lets the run go on to its end. */
    public RecordingWatch() {
        this(Integer.MAX_VALUE);
    }

    /** @param mostSteps after which the run is to stop */
    public RecordingWatch(int mostSteps) {
        this.mostSteps = mostSteps;
    }

    @Override
    public void started(long trainableParameters, int steps, String device) {
        totalSteps = steps;
    }

    @Override
    public void progressed(RunProgressed progress, double gpuSeconds) {
        reports.add(progress);
    }

    @Override
    public void finished(EpochResult epoch) {
        epochs.add(epoch);
    }

    @Override
    public boolean stopRequested() {
        return steps++ >= mostSteps;
    }

    public int totalSteps() {
        return totalSteps;
    }

    public List<RunProgressed> reports() {
        return reports;
    }

    public List<EpochResult> epochs() {
        return epochs;
    }

    public List<String> checkpointIds() {
        return epochs.stream().map(epoch -> epoch.checkpoint().checkpointId()).toList();
    }

    /** Of the rows that say how each update lies to the weights of the base. */
    public List<String> geometryDigests() {
        return epochs.stream()
                .map(epoch -> epoch.geometry().orElseThrow().sha256())
                .toList();
    }

    /** Where a run goes on that was stopped here. */
    public StartingPoint next() {
        EpochResult last = epochs.get(epochs.size() - 1);
        return new StartingPoint(
                last.checkpoint().epoch(), Optional.of(last.checkpoint().checkpointId()), last.trainingState());
    }
}
