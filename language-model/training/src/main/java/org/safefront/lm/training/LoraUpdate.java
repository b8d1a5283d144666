package org.safefront.lm.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.AdapterConfig;
import org.safefront.lm.format.adapter.LoraFactors;

/** The factors A and B of each adapted projection, in native memory. */
final class LoraUpdate {
    /** A (rank, in) and B (out, rank). */
    record Pair(NDArray a, NDArray b) {}

    private final LoraSettings settings;
    private final Map<String, Pair> pairs = new LinkedHashMap<>();

    private LoraUpdate(LoraSettings settings) {
        this.settings = settings;
    }

    /** A new update: B is zero, so nothing has changed yet; A is uniform within 1 / sqrt(in), as in PEFT. */
    static LoraUpdate create(NDManager manager, ModelConfig model, LoraSettings settings, long seed) {
        var update = new LoraUpdate(settings);
        long rank = settings.rank();
        for (String module : settings.modulesOf(model)) {
            String projection = module.substring(module.indexOf('.', "model.layers.".length()) + 1);
            int in = model.inputs(projection);
            long out = model.outputs(projection);
            NDArray a = NativeArrays.of(manager, List.of(rank, (long) in), uniform(module, settings.rank(), in, seed));
            NDArray b = NativeArrays.of(manager, List.of(out, rank), FloatBuffer.allocate((int) (out * rank)));
            update.pairs.put(module, new Pair(a, b));
        }
        return update;
    }

    LoraSettings settings() {
        return settings;
    }

    /** The factors of that module, absent where it is not adapted. */
    Optional<Pair> of(String module) {
        return Optional.ofNullable(pairs.get(module));
    }

    /** All factors by their names in a PEFT adapter. */
    Map<String, NDArray> arrays() {
        var arrays = new LinkedHashMap<String, NDArray>();
        pairs.forEach((module, pair) -> {
            arrays.put(module + ".lora_A.weight", pair.a());
            arrays.put(module + ".lora_B.weight", pair.b());
        });
        return arrays;
    }

    /** A copy for the disk. */
    Adapter toAdapter(String baseModel, int layers) {
        var factors = new ArrayList<LoraFactors>();
        pairs.forEach((module, pair) -> factors.add(new LoraFactors(
                module,
                settings.rank(),
                (int) pair.a().getShape().get(1),
                (int) pair.b().getShape().get(0),
                settings.scale(),
                FloatBuffer.wrap(pair.a().toFloatArray()),
                FloatBuffer.wrap(pair.b().toFloatArray()))));
        List<Integer> chosen = settings.layersOf(layers);
        var config = new AdapterConfig(
                baseModel,
                settings.rank(),
                settings.alpha(),
                settings.rankStabilised(),
                settings.dropout(),
                settings.targets(),
                chosen.size() == layers ? Optional.empty() : Optional.of(chosen),
                Map.of());
        return new Adapter(config, factors);
    }

    private static FloatBuffer uniform(String module, int rank, int in, long seed) {
        var random = new SplittableRandom(seed ^ module.hashCode() * 0x9E3779B97F4A7C15L);
        double bound = 1 / Math.sqrt(in);
        FloatBuffer values = FloatBuffer.allocate(rank * in);
        while (values.hasRemaining()) {
            values.put((float) random.nextDouble(-bound, bound));
        }
        return values.flip();
    }
}
