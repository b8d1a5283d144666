package org.safefront.lm.generation;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.adapter.Adapter;
import org.safefront.lm.format.adapter.LoraFactors;
import org.safefront.lm.format.safetensors.Weights;

/** The decoder of Qwen2, Qwen3 and Llama in plain loops over doubles, one token at a time: what others are measured by. */
public final class ReferenceDecoder {
    private final ModelConfig config;
    private final AttentionConfig attention;
    private final double[] frequencies;
    private final Map<String, double[]> weights = new HashMap<>();
    private final List<List<double[]>> keys = new ArrayList<>();
    private final List<List<double[]>> values = new ArrayList<>();

    public ReferenceDecoder(ModelFolder folder) {
        config = folder.config();
        attention = config.attention();
        frequencies = config.rope().frequencies(attention.headDim());
        try (Weights stored = folder.weights()) {
            config.tensors().forEach(tensor -> weights.put(tensor.name(), read(stored, tensor)));
        }
        restart();
    }

    /** The same with the adapter's updates, made term by term. */
    public ReferenceDecoder add(Adapter adapter) {
        for (LoraFactors pair : adapter.factors()) {
            double[] weight = weights.get(pair.module() + ".weight");
            for (int i = 0; i < weight.length; i++) {
                weight[i] += pair.scale() * product(pair, i / pair.inputs(), i % pair.inputs());
            }
        }
        return this;
    }

    /** Forgets all tokens. */
    public void restart() {
        keys.clear();
        values.clear();
        for (int layer = 0; layer < config.layers(); layer++) {
            keys.add(new ArrayList<>());
            values.add(new ArrayList<>());
        }
    }

    /** Reads tokens and gives the logits behind the last one. */
    public double[] read(int... tokens) {
        double[] logits = {};
        for (int token : tokens) {
            logits = read(token);
        }
        return logits;
    }

    /** The most probable tokens, one after the other. */
    public List<Integer> greedy(int[] prompt, int count) {
        restart();
        var tokens = new ArrayList<Integer>();
        double[] logits = read(prompt);
        while (tokens.size() < count) {
            tokens.add(largest(logits));
            logits = read(tokens.get(tokens.size() - 1).intValue());
        }
        return tokens;
    }

    private double[] read(int token) {
        int width = config.hiddenSize();
        double[] hidden = new double[width];
        System.arraycopy(weights.get(ModelConfig.EMBEDDING), token * width, hidden, 0, width);
        for (int layer = 0; layer < config.layers(); layer++) {
            String block = "model.layers." + layer + ".";
            add(hidden, attend(layer, block, normalise(hidden, block + "input_layernorm.weight")));
            add(hidden, feedForward(block, normalise(hidden, block + "post_attention_layernorm.weight")));
        }
        String output = config.tiedEmbeddings() ? ModelConfig.EMBEDDING : ModelConfig.OUTPUT;
        return multiply(weights.get(output), normalise(hidden, "model.norm.weight"));
    }

    private double[] attend(int layer, String block, double[] input) {
        double[] queries = project(block, "self_attn.q_proj", input);
        double[] newKeys = project(block, "self_attn.k_proj", input);
        if (attention.headNorm()) {
            queries = normalise(queries, block + "self_attn.q_norm.weight");
            newKeys = normalise(newKeys, block + "self_attn.k_norm.weight");
        }
        int position = keys.get(layer).size();
        rotate(queries, position);
        rotate(newKeys, position);
        keys.get(layer).add(newKeys);
        values.get(layer).add(project(block, "self_attn.v_proj", input));
        double[] attended = new double[attention.queryWidth()];
        for (int head = 0; head < attention.heads(); head++) {
            attend(layer, head, queries, attended);
        }
        return project(block, "self_attn.o_proj", attended);
    }

    private void attend(int layer, int head, double[] queries, double[] attended) {
        int width = attention.headDim();
        int shared = head / (attention.heads() / attention.keyValueHeads()) * width;
        double[] scores = new double[keys.get(layer).size()];
        double total = 0;
        for (int at = 0; at < scores.length; at++) {
            double score = 0;
            for (int i = 0; i < width; i++) {
                score += queries[head * width + i] * keys.get(layer).get(at)[shared + i];
            }
            scores[at] = Math.exp(score / Math.sqrt(width));
            total += scores[at];
        }
        for (int at = 0; at < scores.length; at++) {
            for (int i = 0; i < width; i++) {
                attended[head * width + i] +=
                        scores[at] / total * values.get(layer).get(at)[shared + i];
            }
        }
    }

    private double[] feedForward(String block, double[] input) {
        double[] gate = project(block, "mlp.gate_proj", input);
        double[] up = project(block, "mlp.up_proj", input);
        for (int i = 0; i < gate.length; i++) {
            up[i] *= gate[i] / (1 + Math.exp(-gate[i]));
        }
        return project(block, "mlp.down_proj", up);
    }

    /** Each head's first half is the real part of pairs whose imaginary part is its second half. */
    private void rotate(double[] heads, int position) {
        int half = frequencies.length;
        for (int start = 0; start < heads.length; start += 2 * half) {
            for (int i = 0; i < half; i++) {
                double cosine = Math.cos(position * frequencies[i]);
                double sine = Math.sin(position * frequencies[i]);
                double real = heads[start + i];
                double imaginary = heads[start + half + i];
                heads[start + i] = real * cosine - imaginary * sine;
                heads[start + half + i] = imaginary * cosine + real * sine;
            }
        }
    }

    /** RMSNorm of each stretch as long as the weight. */
    private double[] normalise(double[] input, String name) {
        double[] weight = weights.get(name);
        double[] output = new double[input.length];
        for (int start = 0; start < input.length; start += weight.length) {
            double squares = 0;
            for (int i = 0; i < weight.length; i++) {
                squares += input[start + i] * input[start + i];
            }
            double scale = 1 / Math.sqrt(squares / weight.length + config.normEpsilon());
            for (int i = 0; i < weight.length; i++) {
                output[start + i] = input[start + i] * scale * weight[i];
            }
        }
        return output;
    }

    private double[] project(String block, String projection, double[] input) {
        double[] output = multiply(weights.get(block + projection + ".weight"), input);
        if (config.hasBias(projection)) {
            add(output, weights.get(block + projection + ".bias"));
        }
        return output;
    }

    private static double[] multiply(double[] matrix, double[] vector) {
        double[] product = new double[matrix.length / vector.length];
        for (int row = 0; row < product.length; row++) {
            for (int i = 0; i < vector.length; i++) {
                product[row] += matrix[row * vector.length + i] * vector[i];
            }
        }
        return product;
    }

    private static void add(double[] sum, double[] summand) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += summand[i];
        }
    }

    private static int largest(double[] numbers) {
        int largest = 0;
        for (int i = 1; i < numbers.length; i++) {
            largest = numbers[i] > numbers[largest] ? i : largest;
        }
        return largest;
    }

    private static double product(LoraFactors pair, int output, int input) {
        double sum = 0;
        for (int rank = 0; rank < pair.rank(); rank++) {
            sum += (double) pair.b().get(output * pair.rank() + rank) * pair.a().get(rank * pair.inputs() + input);
        }
        return sum;
    }

    private static double[] read(Weights stored, ModelConfig.Tensor tensor) {
        FloatBuffer floats = FloatBuffer.allocate((int) tensor.size());
        stored.readFloats(tensor.name(), 0, floats);
        double[] doubles = new double[floats.capacity()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = floats.get(i);
        }
        return doubles;
    }
}
