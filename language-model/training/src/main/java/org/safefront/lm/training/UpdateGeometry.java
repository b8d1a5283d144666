package org.safefront.lm.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.safetensors.Weights;

/**
 * Says how the updates of one model lie to its weights, projection by projection, with one of them in memory at a time.
 * Embeddings, norms and biases are left out. Used by one thread.
 */
public final class UpdateGeometry implements AutoCloseable {
    private final ModelFolder base;
    private final BaseDirections directions;
    private final NDManager manager;
    private final TorchScript script;
    private final SingularDirections singular;

    private UpdateGeometry(ModelFolder base, BaseDirections directions, NDManager manager) {
        this.base = base;
        this.directions = directions;
        this.manager = manager;
        this.script = TorchScript.load(manager, "geometry.py", Map.of("depth", 0));
        this.singular = new SingularDirections(manager, SingularDirections.WHOLE);
    }

    /**
     * Of updates of this model.
     *
     * @param directions of the same model
     * @param compute on which device
     */
    public static UpdateGeometry of(ModelFolder base, BaseDirections directions, ComputeSettings compute) {
        NDManager manager = Engine.getEngine("PyTorch").newBaseManager(compute.device());
        try {
            return new UpdateGeometry(base, directions, manager);
        } catch (RuntimeException e) {
            manager.close();
            throw e;
        }
    }

    /** Of an adapter, from its factors; only of what it changes. */
    public List<MatrixGeometry> ofAdapter(Adapter adapter) {
        adapter.requireFits(base.config());
        Map<String, LoraFactors> factors =
                adapter.factors().stream().collect(Collectors.toMap(LoraFactors::module, Function.identity()));
        var all = new ArrayList<MatrixGeometry>();
        try (Weights weights = base.weights()) {
            for (Projection projection : Projection.all(base.config())) {
                if (factors.containsKey(projection.module())) {
                    all.add(ofFactors(projection, weights, factors.get(projection.module())));
                }
            }
        }
        return all;
    }

    /** Of a model of the same sizes, from the difference of all its projections. */
    public List<MatrixGeometry> ofModel(ModelFolder changed) {
        var all = new ArrayList<MatrixGeometry>();
        try (Weights before = base.weights();
                Weights after = changed.weights()) {
            for (Projection projection : Projection.all(base.config())) {
                all.add(ofDifference(projection, before, after));
            }
        }
        return all;
    }

    @Override
    public void close() {
        singular.close();
        script.close();
        manager.close();
    }

    private MatrixGeometry ofFactors(Projection projection, Weights weights, LoraFactors pair) {
        StackedDirections stacked = directions.of(projection);
        try (var scope = new NDScope();
                NDArray matrix = projection.read(manager, weights)) {
            scope.suppressNotUsedWarning();
            NDArray measures = script.call(
                    "of_factors",
                    matrix,
                    array(pair.a(), pair.rank()),
                    array(pair.b(), pair.outputs()),
                    manager.create(pair.scale()),
                    array(stacked.left(), projection.outputs()),
                    array(stacked.right(), projection.inputs()));
            return new UpdateMeasures(measures.toDoubleArray()).geometry(stacked);
        }
    }

    private MatrixGeometry ofDifference(Projection projection, Weights before, Weights after) {
        StackedDirections stacked = directions.of(projection);
        try (var scope = new NDScope();
                NDArray matrix = projection.read(manager, before);
                NDArray changed = projection.read(manager, after)) {
            scope.suppressNotUsedWarning();
            NDArray measures = script.call(
                    "of_difference",
                    matrix,
                    changed,
                    array(stacked.left(), projection.outputs()),
                    array(stacked.right(), projection.inputs()));
            NDArray update = script.call("difference", matrix, changed);
            String name = "the update of " + projection.weight();
            return new UpdateMeasures(measures.toDoubleArray())
                    .withSpectralNorm(singular.spectralNorm(update, name))
                    .geometry(stacked);
        }
    }

    private NDArray array(FloatBuffer values, int rows) {
        return manager.create(values, new Shape(rows, values.remaining() / rows));
    }
}
