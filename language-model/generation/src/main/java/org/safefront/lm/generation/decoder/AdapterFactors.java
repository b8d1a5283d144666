package org.safefront.lm.generation.decoder;

import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;

/** An adapter as the graph reads it: factors with the inputs in rows, the scale multiplied into B. */
public final class AdapterFactors {
    private final Map<String, Pair> pairs = new LinkedHashMap<>();
    private final int rank;

    private AdapterFactors(Adapter adapter) {
        adapter.factors().forEach(factors -> pairs.put(factors.module(), Pair.of(factors)));
        rank = adapter.factors().stream().mapToInt(LoraFactors::rank).max().orElse(0);
    }

    /**
     * The factors of one module.
     *
     * @param rank of both
     * @param a (inputs, rank), row by row
     * @param b (rank, outputs), row by row
     */
    record Pair(int rank, FloatBuffer a, FloatBuffer b) {
        static Pair of(LoraFactors factors) {
            int rank = factors.rank();
            var a = new float[factors.inputs() * rank];
            var b = new float[rank * factors.outputs()];
            FloatBuffer rows = factors.a();
            for (int r = 0; r < rank; r++) {
                for (int input = 0; input < factors.inputs(); input++) {
                    a[input * rank + r] = rows.get(r * factors.inputs() + input);
                }
                for (int output = 0; output < factors.outputs(); output++) {
                    b[r * factors.outputs() + output] =
                            (float) (factors.scale() * factors.b().get(output * rank + r));
                }
            }
            return new Pair(rank, FloatBuffer.wrap(a), FloatBuffer.wrap(b));
        }
    }

    /** Takes an adapter over, which must fit the model. */
    public static AdapterFactors of(Adapter adapter, ModelConfig model) {
        adapter.requireFits(model);
        return new AdapterFactors(adapter);
    }

    /** Paths of the modules that it changes. */
    public Set<String> modules() {
        return pairs.keySet();
    }

    /** The largest of its ranks. */
    int rank() {
        return rank;
    }

    Map<String, Pair> pairs() {
        return pairs;
    }
}
