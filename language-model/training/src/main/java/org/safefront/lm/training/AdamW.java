package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * AdamW with clipping by the global norm: two moments and a step count for each trained array, all in native memory.
 * Matrices decay; vectors (norms, biases) do not.
 */
final class AdamW implements AutoCloseable {
    private final NDManager manager;
    private final TorchScript script;
    private final Group matrices;
    private final Group vectors;
    private final NDArray learningRate;
    private final NDArray largestNorm;

    AdamW(NDManager parent, Map<String, NDArray> trained, AdamWSettings settings) {
        this.manager = parent.newSubManager();
        this.script = TorchScript.load(manager, "adamw.py", settings.constants());
        this.matrices =
                new Group("step_with_decay", trained, array -> array.getShape().dimension() > 1);
        this.vectors = new Group(
                "step_without_decay", trained, array -> array.getShape().dimension() <= 1);
        this.learningRate = NativeArrays.zeros(manager, new Shape());
        this.largestNorm = NativeArrays.scalar(manager, (float) settings.clipNorm());
    }

    /** Moves the weights by their gradients, given by name. Returns the global norm before clipping. */
    float step(double rate, Map<String, NDArray> gradients) {
        learningRate.subi(learningRate);
        learningRate.addi((float) rate);
        NDList matrixGradients = matrices.of(gradients);
        NDList vectorGradients = vectors.of(gradients);
        var all = new NDList(matrixGradients);
        all.addAll(vectorGradients);
        float norm = script.call("clip", largestNorm, all).getFloat();
        matrices.step(matrixGradients);
        vectors.step(vectorGradients);
        return norm;
    }

    /** The first of the weights whose norm is no number, or too large for one. */
    Optional<String> broken() {
        for (Group group : List.of(matrices, vectors)) {
            if (!group.weights.isEmpty()) {
                float[] norms =
                        script.call("norms", new NDList(group.weights.values())).toFloatArray();
                int at = 0;
                for (String name : group.weights.keySet()) {
                    if (!Float.isFinite(norms[at++])) {
                        return Optional.of(name);
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The moments by the names under which they are saved. */
    Map<String, NDArray> moments() {
        var moments = new LinkedHashMap<String, NDArray>();
        for (Group group : List.of(matrices, vectors)) {
            group.firstMoments.forEach((name, array) -> moments.put("m." + name, array));
            group.secondMoments.forEach((name, array) -> moments.put("v." + name, array));
        }
        return moments;
    }

    /** Goes on as if so many steps had been made; the moments are set by the caller. */
    void resumeAt(int stepsMade) {
        for (Group group : List.of(matrices, vectors)) {
            for (NDArray count : group.steps) {
                count.subi(count);
                count.addi(stepsMade);
            }
        }
    }

    @Override
    public void close() {
        manager.close();
    }

    /** Arrays that are moved in the same way. */
    private final class Group {
        private final String method;
        private final Map<String, NDArray> weights = new LinkedHashMap<>();
        private final Map<String, NDArray> firstMoments = new LinkedHashMap<>();
        private final Map<String, NDArray> secondMoments = new LinkedHashMap<>();
        private final NDList steps = new NDList();

        Group(String method, Map<String, NDArray> trained, Predicate<NDArray> belongs) {
            this.method = method;
            trained.forEach((name, array) -> {
                if (belongs.test(array)) {
                    weights.put(name, array);
                    firstMoments.put(name, NativeArrays.zeros(manager, array.getShape()));
                    secondMoments.put(name, NativeArrays.zeros(manager, array.getShape()));
                    steps.add(NativeArrays.zeros(manager, new Shape()));
                }
            });
        }

        NDList of(Map<String, NDArray> gradients) {
            return new NDList(weights.keySet().stream().map(gradients::get).toArray(NDArray[]::new));
        }

        void step(NDList gradients) {
            if (!weights.isEmpty()) {
                script.call(
                        method,
                        learningRate,
                        steps,
                        new NDList(weights.values()),
                        gradients,
                        new NDList(firstMoments.values()),
                        new NDList(secondMoments.values()));
            }
        }
    }
}
