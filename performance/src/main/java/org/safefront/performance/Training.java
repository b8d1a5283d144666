package org.safefront.performance;

import java.util.ArrayList;
import java.util.List;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.EpochEnd;
import org.safefront.lm.training.FineTuning;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.TrainingListener;
import org.safefront.lm.training.TrainingProgress;

/** A run whose steps are timed. */
final class Training implements AutoCloseable {
    /** An epoch is never reached. */
    private static final int EXAMPLES = 1000;

    private final FineTuning run;

    Training(Workload workload, ModelFolder model, FineTuningSettings settings) {
        this(workload, model, settings, ComputeSettings.cpu());
    }

    Training(Workload workload, ModelFolder model, FineTuningSettings settings, ComputeSettings compute) {
        run = FineTuning.prepare(model, settings, workload.examples(EXAMPLES), compute);
    }

    /** Makes steps, and returns the processor time of each in seconds. */
    List<Double> steps(int count) {
        var clock = new Clock();
        run.run(clock, () -> clock.times.size() == count);
        return clock.times;
    }

    @Override
    public void close() {
        run.close();
    }

    private static final class Clock implements TrainingListener {
        private final List<Double> times = new ArrayList<>();
        private double last = ProcessorTime.now();

        @Override
        public void onStep(TrainingProgress progress) {
            double now = ProcessorTime.now();
            times.add(now - last);
            last = now;
        }

        @Override
        public void onEpoch(EpochEnd end) {
            throw new IllegalStateException("an epoch was not to end while it is timed");
        }
    }
}
