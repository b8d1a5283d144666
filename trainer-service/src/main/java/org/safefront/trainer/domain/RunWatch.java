package org.safefront.trainer.domain;

import org.safefront.contracts.training.RunProgressed;

/** Looks on while a run is carried out. */
public interface RunWatch {
    /** It is ready to train. */
    void started(long trainableParameters, int totalSteps, String device);

    /**
     * It made some steps.
     *
     * @param gpuSeconds that the optimizer steps of this attempt have taken on GPUs so far, 0 on the CPU
     */
    void progressed(RunProgressed progress, double gpuSeconds);

    /** It finished an epoch, whose files are in the store. Returns once the checkpoint is published for good. */
    void finished(EpochResult epoch);

    /** Whether it should end now; what is published stays. */
    boolean stopRequested();
}
