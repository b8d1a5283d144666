package org.safefront.lm.training;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.safefront.lm.format.classifier.ConvolutionSizes;
import org.safefront.lm.format.classifier.ConvolutionWeights;

/** Trains a small convolutional text classifier. Used by one thread. */
public final class ClassifierTraining implements AutoCloseable {
    private static final AdamWSettings OPTIMIZER = AdamWSettings.of(0.01, 1);

    private final ConvolutionSizes sizes;
    private final NDManager manager;
    private final TorchScript script;
    /** In the order of the arguments in convolution.py. */
    private final Map<String, NDArray> weights = new LinkedHashMap<>();

    private final AdamW optimizer;

    /** A classifier that has learned nothing yet. */
    public ClassifierTraining(ConvolutionSizes sizes, long seed) {
        this.sizes = sizes;
        this.manager = Engine.getEngine("PyTorch").newBaseManager(Device.cpu());
        this.script = TorchScript.load(manager, "convolution.py", Map.of("padding", sizes.window() / 2));
        var random = new SplittableRandom(seed);
        put("embedding", random, 0.1, sizes.vocabulary(), sizes.width());
        put("kernel", random, scale(sizes.width() * sizes.window()), sizes.filters(), sizes.width(), sizes.window());
        put("kernelBias", random, 0, sizes.filters());
        put("output", random, scale(sizes.filters()), sizes.labels(), sizes.filters());
        put("outputBias", random, 0, sizes.labels());
        this.optimizer = new AdamW(manager, weights, OPTIMIZER);
    }

    /**
     * Goes through the texts so many times, in a new order each time.
     *
     * @return mean loss of the last pass, in nats
     */
    public double train(List<LabelledText> texts, int epochs, int batchSize, double learningRate, long seed) {
        var order = new BatchOrder(texts.size(), batchSize, 1, seed);
        var schedule = new Schedule(learningRate, 0, epochs * order.stepsPerEpoch(), 0);
        double mean = 0;
        for (int epoch = 0; epoch < epochs; epoch++) {
            List<List<List<Integer>>> steps = order.epoch(epoch);
            double sum = 0;
            for (int step = 0; step < steps.size(); step++) {
                List<LabelledText> batch =
                        steps.get(step).get(0).stream().map(texts::get).toList();
                sum += step(batch, schedule.at(epoch * steps.size() + step));
            }
            mean = sum / steps.size();
        }
        return mean;
    }

    /** The numbers as they are now. */
    public ConvolutionWeights weights() {
        return new ConvolutionWeights(
                sizes,
                floats("embedding"),
                floats("kernel"),
                floats("kernelBias"),
                floats("output"),
                floats("outputBias"));
    }

    @Override
    public void close() {
        optimizer.close();
        manager.close();
    }

    private double step(List<LabelledText> batch, double learningRate) {
        int time = batch.stream().mapToInt(text -> text.ids().size()).max().orElseThrow();
        var ids = new long[batch.size() * time];
        var mask = new float[batch.size() * time];
        for (int row = 0; row < batch.size(); row++) {
            List<Integer> tokens = batch.get(row).ids();
            for (int t = 0; t < tokens.size(); t++) {
                ids[row * time + t] = tokens.get(t);
                mask[row * time + t] = 1;
            }
        }
        long[] labels = batch.stream().mapToLong(LabelledText::label).toArray();
        try (var scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            TorchScript.Gradients gradients = script.gradients(
                    "gradients",
                    List.copyOf(weights.keySet()),
                    arguments(ids, mask, labels, new Shape(batch.size(), time)));
            optimizer.step(learningRate, gradients.byName());
            return gradients.loss().getFloat();
        }
    }

    private Object[] arguments(long[] ids, float[] mask, long[] labels, Shape shape) {
        Stream<NDArray> texts =
                Stream.of(manager.create(ids, shape), manager.create(mask, shape), manager.create(labels));
        return Stream.concat(texts, weights.values().stream()).toArray();
    }

    private void put(String name, SplittableRandom random, double bound, long... shape) {
        List<Long> sizesOf = LongStream.of(shape).boxed().toList();
        FloatBuffer values =
                FloatBuffer.allocate(Math.toIntExact(LongStream.of(shape).reduce(1, (a, b) -> a * b)));
        while (values.hasRemaining()) {
            values.put((float) ((random.nextDouble() * 2 - 1) * bound));
        }
        NDArray array = NativeArrays.of(manager, sizesOf, values.flip());
        array.setRequiresGradient(true);
        weights.put(name, array);
    }

    private FloatBuffer floats(String name) {
        return FloatBuffer.wrap(weights.get(name).toFloatArray());
    }

    private static double scale(int inputs) {
        return 1 / Math.sqrt(inputs);
    }
}
