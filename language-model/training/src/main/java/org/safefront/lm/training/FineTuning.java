package org.safefront.lm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.safefront.lm.format.ModelFolder;

/** Fine-tuning of one model by one recipe. Used by one thread; gradients can be recorded in one place at a time. */
public final class FineTuning implements AutoCloseable {
    private final FineTuningSettings settings;
    private final List<Example> examples;
    private final BatchOrder order;
    private final NDManager manager;
    private final Decoder decoder;
    private final AdamW optimizer;
    private final StepFlops flops;
    private TrainingState.Position position = new TrainingState.Position(0, 0);

    private FineTuning(FineTuningSettings settings, List<Example> examples, NDManager manager, Decoder decoder) {
        this.settings = settings;
        this.examples = List.copyOf(examples);
        this.order = settings.order(examples.size());
        this.manager = manager;
        this.decoder = decoder;
        this.optimizer = new AdamW(manager, decoder.trainable(), settings.optimizer());
        this.flops = StepFlops.of(decoder.folder().config(), settings.lora());
    }

    /**
     * Loads the model and looks through the data.
     *
     * @param base the model to start from
     * @param settings the recipe
     * @param examples in the order of the data file
     * @param compute where, and how
     * @throws InvalidExampleException naming the row that does not fit the model
     */
    public static FineTuning prepare(
            ModelFolder base, FineTuningSettings settings, List<Example> examples, ComputeSettings compute) {
        ExampleCheck.require(examples, base.config());
        NDManager manager = Engine.getEngine("PyTorch").newBaseManager(compute.device());
        try {
            return new FineTuning(
                    settings,
                    examples,
                    manager,
                    Decoder.load(manager, base, settings.lora(), settings.seed(), compute));
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Goes on from what {@link EpochEnd#writeState} wrote: the same weights follow, bit for bit on the same machine. */
    public void resume(Path state) {
        position = TrainingState.read(state, decoder.trainable(), optimizer.moments());
        optimizer.resumeAt(position.step());
    }

    /** How many numbers are trained. */
    public long trainableParameters() {
        return decoder.trainable().values().stream().mapToLong(NDArray::size).sum();
    }

    /** The weights of the model, the update left out. */
    Map<String, NDArray> weights() {
        return decoder.parameters().all();
    }

    /** Optimizer steps that are behind it. */
    public int stepsDone() {
        return position.step();
    }

    /** Optimizer steps of the whole run. */
    public int totalSteps() {
        return settings.epochs() * order.stepsPerEpoch();
    }

    /**
     * Trains until the last epoch is done.
     *
     * @param listener told after every step and every epoch
     * @param stop asked before every step; the run ends there when it says yes
     * @return whether the last epoch was reached
     * @throws NotFiniteException if the loss or, at the end of an epoch, a weight became NaN or infinite
     */
    public boolean run(TrainingListener listener, BooleanSupplier stop) {
        Schedule schedule = settings.schedule(totalSteps());
        while (position.epoch() < settings.epochs()) {
            double lossSum = 0;
            long trainedTokens = 0;
            for (List<List<Integer>> step : order.epoch(position.epoch())) {
                if (stop.getAsBoolean()) {
                    return false;
                }
                TrainingProgress progress = step(step, schedule.at(position.step()));
                lossSum += progress.loss() * progress.trainedTokens();
                trainedTokens += progress.trainedTokens();
                listener.onStep(progress);
            }
            requireFiniteWeights();
            position = new TrainingState.Position(position.epoch() + 1, position.step());
            listener.onEpoch(new FinishedEpoch(decoder, optimizer, position, lossSum / trainedTokens));
        }
        return true;
    }

    /** Mean cross entropy of a completion token of these examples, in nats, by the weights as they are now. */
    public double meanLoss(List<Example> heldOut) {
        double sum = 0;
        long tokens = 0;
        for (int from = 0; from < heldOut.size(); from += settings.batchSize()) {
            Batch batch = Batch.of(heldOut.subList(from, Math.min(heldOut.size(), from + settings.batchSize())));
            try (var scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                sum += decoder.loss(batch, NativeArrays.scalar(manager, 1)).getFloat();
                tokens += batch.trainedTokens();
            }
        }
        return sum / tokens;
    }

    @Override
    public void close() {
        optimizer.close();
        decoder.close();
        manager.close();
    }

    /** Forward, loss, backward for each batch, then one move of the weights. */
    private TrainingProgress step(List<List<Integer>> batches, double learningRate) {
        int step = position.step();
        List<Batch> micro = batches.stream()
                .map(indices -> Batch.of(indices.stream().map(examples::get).toList()))
                .toList();
        int trainedTokens = micro.stream().mapToInt(Batch::trainedTokens).sum();
        // Seeds of its own for each step make every step repeatable by itself.
        var seeds = new SplittableRandom(settings.seed() * 0x9E3779B97F4A7C15L + step);
        double loss = 0;
        float norm;
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            NDArray divisor = manager.create((float) trainedTokens);
            Map<String, NDArray> sum = Map.of();
            for (Batch batch : micro) {
                TorchScript.Gradients gradients = decoder.gradients(batch, divisor, seeds.nextLong());
                loss += gradients.loss().getFloat();
                sum = sum.isEmpty() ? gradients.byName() : add(sum, gradients.byName());
            }
            norm = optimizer.step(learningRate, sum);
        }
        requireFinite(loss, norm, step);
        position = new TrainingState.Position(position.epoch(), step + 1);
        int tokens = micro.stream().mapToInt(Batch::tokens).sum();
        return new TrainingProgress(
                position.epoch() + 1,
                step + 1,
                totalSteps(),
                loss,
                norm,
                learningRate,
                trainedTokens,
                tokens,
                micro.stream().mapToDouble(batch -> batch.flops(flops)).sum());
    }

    private static Map<String, NDArray> add(Map<String, NDArray> sum, Map<String, NDArray> more) {
        sum.forEach((name, gradient) -> {
            gradient.addi(more.get(name));
            more.get(name).close();
        });
        return sum;
    }

    /** What the last step of an epoch did to the weights, no loss has seen yet. */
    private void requireFiniteWeights() {
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            optimizer.broken().ifPresent(name -> {
                throw new NotFiniteException("after step " + position.step() + " tensor " + name
                        + " holds numbers that are none or too large; lower learning-rate");
            });
        }
    }

    private static void requireFinite(double loss, float norm, int step) {
        if (!Double.isFinite(loss) || !Float.isFinite(norm)) {
            throw new NotFiniteException("the loss became " + loss + " and the gradient norm " + norm + " at step "
                    + (step + 1) + "; lower learning-rate or look for broken rows in the data");
        }
    }
}
