package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.safefront.lm.format.ModelConfig;

/**
 * Which adapter each slot has, and the factors of all slots side by side as the graph reads them. All have the rank of the
 * largest that was ever set; a smaller one is filled up with zeros.
 */
final class AdapterRows {
    private final OrtEnvironment environment;
    private final List<Module> modules = new ArrayList<>();
    private final List<Optional<AdapterFactors>> occupants = new ArrayList<>();
    private int rank = 1;

    AdapterRows(OrtEnvironment environment, ModelConfig config, Set<String> paths, int slots) {
        this.environment = environment;
        for (int layer = 0; layer < config.layers(); layer++) {
            for (String projection : ModelConfig.PROJECTIONS) {
                String path = "model.layers." + layer + "." + projection;
                if (paths.contains(path)) {
                    modules.add(new Module(path, config.inputs(projection), config.outputs(projection)));
                }
            }
        }
        for (int slot = 0; slot < slots; slot++) {
            occupants.add(Optional.empty());
        }
        allocate();
    }

    /** Factors of one module: a (slots, inputs, rank) and b (slots, rank, outputs), row by row. */
    private static final class Module {
        private final String path;
        private final int inputs;
        private final int outputs;
        private FloatBuffer a;
        private FloatBuffer b;

        Module(String path, int inputs, int outputs) {
            this.path = path;
            this.inputs = inputs;
            this.outputs = outputs;
        }
    }

    /**
     * Sets the adapter of a slot, or the base.
     *
     * @return whether there is new memory, so that tensors over the old have to be made anew
     */
    boolean put(int slot, Optional<AdapterFactors> adapter) {
        if (same(occupants.get(slot), adapter)) {
            return false;
        }
        occupants.set(slot, adapter);
        int needed = adapter.map(AdapterFactors::rank).orElse(0);
        if (needed <= rank) {
            write(slot);
            return false;
        }
        rank = needed;
        allocate();
        for (int each = 0; each < occupants.size(); each++) {
            write(each);
        }
        return true;
    }

    /** The adapter of a slot. */
    Optional<AdapterFactors> of(int slot) {
        return occupants.get(slot);
    }

    /** Tensors over the factors of neighbouring slots, by the names of the inputs; to be closed by the caller. */
    Map<String, OnnxTensor> tensors(int firstSlot, int rows) throws OrtException {
        var tensors = new HashMap<String, OnnxTensor>();
        for (Module module : modules) {
            tensors.put(AdapterInputs.a(module.path), tensor(module.a, firstSlot, rows, module.inputs, rank));
            tensors.put(AdapterInputs.b(module.path), tensor(module.b, firstSlot, rows, rank, module.outputs));
        }
        return tensors;
    }

    private static boolean same(Optional<AdapterFactors> one, Optional<AdapterFactors> other) {
        return one.orElse(null) == other.orElse(null);
    }

    private OnnxTensor tensor(FloatBuffer numbers, int firstSlot, int rows, int height, int width) throws OrtException {
        FloatBuffer slots = numbers.slice(firstSlot * height * width, rows * height * width);
        return OnnxTensor.createTensor(environment, slots, new long[] {rows, height, width});
    }

    private void allocate() {
        int slots = occupants.size();
        for (Module module : modules) {
            module.a = Direct.floats(Math.multiplyExact(slots * module.inputs, rank));
            module.b = Direct.floats(Math.multiplyExact(slots * module.outputs, rank));
        }
    }

    private void write(int slot) {
        for (Module module : modules) {
            Optional<AdapterFactors.Pair> pair =
                    occupants.get(slot).map(adapter -> adapter.pairs().get(module.path));
            writeA(module, slot, pair);
            writeB(module, slot, pair);
        }
    }

    private void writeA(Module module, int slot, Optional<AdapterFactors.Pair> pair) {
        var padded = new float[module.inputs * rank];
        pair.ifPresent(factors -> {
            for (int input = 0; input < module.inputs; input++) {
                factors.a().get(input * factors.rank(), padded, input * rank, factors.rank());
            }
        });
        module.a.put(slot * padded.length, padded);
    }

    private void writeB(Module module, int slot, Optional<AdapterFactors.Pair> pair) {
        var padded = new float[rank * module.outputs];
        pair.ifPresent(factors -> factors.b().get(0, padded, 0, factors.rank() * module.outputs));
        module.b.put(slot * padded.length, padded);
    }
}
