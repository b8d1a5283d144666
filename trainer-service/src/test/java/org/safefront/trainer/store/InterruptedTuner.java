package org.safefront.trainer.store;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.trainer.domain.EpochResult;
import org.safefront.trainer.domain.FineTuner;
import org.safefront.trainer.domain.RunWatch;
import org.safefront.trainer.domain.StartingPoint;

/** A real tuner that a test lets wait, or throw, at one step of its first attempt. */
record InterruptedTuner(FineTuner tuner, int step, Consumer<RunWatch> interruption, AtomicInteger attempts)
        implements FineTuner {
    /**
     * Interrupts a tuner.
     *
     * @param step before which, counted from 0
     * @param interruption what happens there
     */
    InterruptedTuner(FineTuner tuner, int step, Consumer<RunWatch> interruption) {
        this(tuner, step, interruption, new AtomicInteger());
    }

    @Override
    public boolean carryOut(RunRequested run, StartingPoint start, RunWatch watch) {
        return tuner.carryOut(run, start, attempts.getAndIncrement() == 0 ? new Interrupted(watch) : watch);
    }

    /** The watch of the first attempt; it is asked to stop before every step. */
    private final class Interrupted implements RunWatch {
        private final RunWatch watch;
        private int asked;

        Interrupted(RunWatch watch) {
            this.watch = watch;
        }

        @Override
        public void started(long trainableParameters, int totalSteps, String device) {
            watch.started(trainableParameters, totalSteps, device);
        }

        @Override
        public void progressed(RunProgressed progress, double gpuSeconds) {
            watch.progressed(progress, gpuSeconds);
        }

        @Override
        public void finished(EpochResult epoch) {
            watch.finished(epoch);
        }

        @Override
        public boolean stopRequested() {
            if (asked++ == step) {
                interruption.accept(watch);
            }
            return watch.stopRequested();
        }
    }
}
