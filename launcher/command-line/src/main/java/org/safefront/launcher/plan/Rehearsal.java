package org.safefront.launcher.plan;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.training.ComputeSettings;
import org.safefront.lm.training.EpochEnd;
import org.safefront.lm.training.Example;
import org.safefront.lm.training.FineTuning;
import org.safefront.lm.training.FineTuningSettings;
import org.safefront.lm.training.TrainingListener;
import org.safefront.lm.training.TrainingProgress;
import org.safefront.lm.training.TrainingWork;

/**
 * Some steps of training, in memory, of a base that is small enough to be loaded in no time: what these cost is half
 * arithmetic, so their bound alone says little. Tokens are any, for they change no time. Writing is not rehearsed: ONNX Runtime
 * would leave files behind.
 *
 * @param base to train
 * @param rate of this machine
 * @param settings of the services
 */
record Rehearsal(PlannedBase base, MachineRate rate, ServiceSettings settings) {
    /** So that a few steps of some hundred tokens take less than a second. */
    private static final long MOST_PARAMETERS = 10_000_000;

    private static final double SECONDS = 0.5;
    private static final int STEPS_OF_EXAMPLES = 8;

    /** Whether it takes seconds and not minutes. */
    static boolean isShort(ModelConfig model) {
        return model.parameters() < MOST_PARAMETERS;
    }

    Shares shares() {
        return new Shares(
                training("full").orElse(Shares.DOCUMENTED.full()),
                training("lora").orElse(Shares.DOCUMENTED.lora()),
                Shares.DOCUMENTED.generation(),
                settings.trainsHere());
    }

    /** Absent where no run is of that method, or none trains here. */
    private Optional<Share> training(String method) {
        List<RunPlan> runs = base.plan().runs();
        return IntStream.range(0, runs.size())
                .filter(run -> settings.trainsHere() && runs.get(run).method().equals(method))
                .mapToObj(base.recipes()::get)
                .findFirst()
                .map(this::training);
    }

    private Share training(FineTuningSettings recipe) {
        int step = recipe.batchSize() * recipe.accumulation();
        List<Example> examples = base.examples().stream()
                .limit((long) STEPS_OF_EXAMPLES * step)
                .map(this::anyExample)
                .toList();
        ComputeSettings compute = ComputeSettings.of("cpu", Optional.empty(), settings.activationCheckpointing());
        try (FineTuning training = FineTuning.prepare(base.folder(), recipe, examples, compute)) {
            var steps = new Steps(new Observed(SECONDS), training.trainableParameters());
            steps.observed.begin();
            training.run(steps, steps.observed::suffices);
            return steps.observed.share();
        }
    }

    private Example anyExample(TrainingWork.Length length) {
        return new Example(anyTokens(length.prompt()), anyTokens(length.completion()));
    }

    private List<Integer> anyTokens(int count) {
        int vocabulary = base.model().vocabularySize();
        return IntStream.range(0, count).map(i -> i % vocabulary).boxed().toList();
    }

    private final class Steps implements TrainingListener {
        private final Observed observed;
        private final long trained;
        private final TrainingTime time = new TrainingTime(rate, settings.activationCheckpointing());

        Steps(Observed observed, long trained) {
            this.observed = observed;
            this.trained = trained;
        }

        @Override
        public void onStep(TrainingProgress step) {
            observed.finished(time.bound(step.flops(), 1, trained));
        }

        @Override
        public void onEpoch(EpochEnd end) {
            // Nothing is kept of a rehearsal.
        }
    }
}
