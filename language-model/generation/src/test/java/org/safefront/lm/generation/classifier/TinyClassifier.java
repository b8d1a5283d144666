package org.safefront.lm.generation.classifier;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.generation.onnx.Dimension;
import org.safefront.lm.generation.onnx.ElementType;
import org.safefront.lm.generation.onnx.OnnxGraph;
import org.safefront.lm.generation.onnx.Value;

/**
 * A classifier that can be computed by hand: the mean of word vectors, then one linear layer. Its words are numbers.
 */
final class TinyClassifier {
    static final int PAD = 0;
    static final int UNKNOWN = 1;
    static final int BEGIN = 2;
    static final int END = 3;

    private static final List<String> SPECIAL = List.of("[PAD]", "[UNK]", "[CLS]", "[SEP]");
    private static final int WORDS = 20;
    private static final int WIDTH = 5;

    private final List<String> labels;
    private final double[] embedding;
    private final double[] types;
    private final double[] weight;
    private final double[] bias;

    TinyClassifier(String... labels) {
        var random = new SplittableRandom(11);
        this.labels = List.of(labels);
        this.embedding = numbers(random, (SPECIAL.size() + WORDS) * WIDTH);
        this.types = numbers(random, 2 * WIDTH);
        this.weight = numbers(random, labels.length * WIDTH);
        this.bias = numbers(random, labels.length);
    }

    /** The id of a word. */
    static int word(int number) {
        return SPECIAL.size() + number;
    }

    /** The logits of these tokens, of which those from {@code second} on belong to the second text. */
    double[] logits(int[] ids, int second) {
        double[] mean = new double[WIDTH];
        for (int place = 0; place < ids.length; place++) {
            for (int i = 0; i < WIDTH; i++) {
                double type = types[(place < second ? 0 : WIDTH) + i];
                mean[i] += (embedding[ids[place] * WIDTH + i] + type) / ids.length;
            }
        }
        double[] logits = bias.clone();
        for (int label = 0; label < logits.length; label++) {
            for (int i = 0; i < WIDTH; i++) {
                logits[label] += weight[label * WIDTH + i] * mean[i];
            }
        }
        return logits;
    }

    /** Writes the folder: configuration, tokenizer and, at the path given within it, the model. */
    void write(Path folder, String model, ElementType inputType) {
        try {
            Files.createDirectories(folder.resolve(model).getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        graph(inputType).write(folder.resolve(model));
        JsonFile.write(folder.resolve("config.json"), config());
        JsonFile.write(folder.resolve("tokenizer.json"), tokenizer());
    }

    OnnxGraph graph(ElementType inputType) {
        var graph = new OnnxGraph("classifier");
        Dimension[] shape = {Dimension.named("batch"), Dimension.named("time")};
        Value ids = graph.input("input_ids", inputType, shape);
        Value mask = graph.input("attention_mask", inputType, shape);
        Value type = graph.input("token_type_ids", inputType, shape);
        Value vectors = graph.node("Add")
                .inputs(
                        graph.node("Gather")
                                .inputs(tensor(graph, "embedding", embedding), ids)
                                .output(),
                        graph.node("Gather")
                                .inputs(tensor(graph, "types", types), type)
                                .output())
                .output(); // (batch, time, width)
        Value present = graph.node("Unsqueeze")
                .inputs(
                        graph.node("Cast")
                                .inputs(mask)
                                .attribute("to", ElementType.FLOAT32.code())
                                .output(),
                        graph.constants(2))
                .output(); // (batch, time, 1)
        Value sum = sum(graph, graph.node("Mul").inputs(vectors, present).output());
        Value mean = graph.node("Div").inputs(sum, sum(graph, present)).output(); // (batch, width)
        Value logits = new Value("logits");
        graph.node("Gemm")
                .inputs(mean, tensor(graph, "weight", weight), graph.initializer("bias", floats(bias), bias.length))
                .attribute("transB", 1)
                .outputs(logits);
        graph.output(logits, ElementType.FLOAT32, Dimension.named("batch"), Dimension.of(labels.size()));
        return graph;
    }

    ObjectNode config() {
        ObjectNode config = JsonFile.MAPPER.createObjectNode();
        config.put("model_type", "bert").put("max_position_embeddings", 12).put("pad_token_id", PAD);
        ObjectNode names = config.putObject("id2label");
        IntStream.range(0, labels.size()).forEach(id -> names.put(Integer.toString(id), labels.get(id)));
        return config;
    }

    /** Words are numbers; markers stand around a text, and between and behind two. It asks for padding, as many do. */
    ObjectNode tokenizer() {
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        json.put("version", "1.0");
        json.putObject("padding")
                .put("direction", "Right")
                .put("pad_id", PAD)
                .put("pad_type_id", 0)
                .put("pad_token", "[PAD]")
                .putNull("pad_to_multiple_of")
                .putObject("strategy")
                .put("Fixed", 9);
        ArrayNode added = json.putArray("added_tokens");
        IntStream.range(0, SPECIAL.size()).forEach(id -> added.addObject()
                .put("id", id)
                .put("content", SPECIAL.get(id))
                .put("single_word", false)
                .put("lstrip", false)
                .put("rstrip", false)
                .put("normalized", false)
                .put("special", true));
        json.putObject("pre_tokenizer").put("type", "Whitespace");
        ObjectNode processor = json.putObject("post_processor").put("type", "TemplateProcessing");
        template(processor.putArray("single"), "[CLS]0", "A0", "[SEP]0");
        template(processor.putArray("pair"), "[CLS]0", "A0", "[SEP]0", "B1", "[SEP]1");
        ObjectNode markers = processor.putObject("special_tokens");
        marker(markers, BEGIN);
        marker(markers, END);
        ObjectNode model = json.putObject("model").put("type", "WordLevel").put("unk_token", "[UNK]");
        ObjectNode vocabulary = model.putObject("vocab");
        IntStream.range(0, SPECIAL.size()).forEach(id -> vocabulary.put(SPECIAL.get(id), id));
        IntStream.range(0, WORDS).forEach(number -> vocabulary.put(Integer.toString(number), word(number)));
        return json;
    }

    private static void template(ArrayNode template, String... pieces) {
        for (String piece : pieces) {
            String id = piece.substring(0, piece.length() - 1);
            int type = Character.digit(piece.charAt(piece.length() - 1), 10);
            template.addObject()
                    .putObject(id.startsWith("[") ? "SpecialToken" : "Sequence")
                    .put("id", id)
                    .put("type_id", type);
        }
    }

    private static void marker(ObjectNode markers, int id) {
        ObjectNode marker = markers.putObject(SPECIAL.get(id)).put("id", SPECIAL.get(id));
        marker.putArray("ids").add(id);
        marker.putArray("tokens").add(SPECIAL.get(id));
    }

    private static Value sum(OnnxGraph graph, Value value) {
        return graph.node("ReduceSum")
                .inputs(value, graph.constants(1))
                .attribute("keepdims", 0)
                .output();
    }

    private static Value tensor(OnnxGraph graph, String name, double[] numbers) {
        return graph.initializer(name, floats(numbers), numbers.length / WIDTH, WIDTH);
    }

    private static double[] numbers(SplittableRandom random, int size) {
        return DoubleStream.generate(() -> (float) random.nextDouble(-2, 2))
                .limit(size)
                .toArray();
    }

    private static FloatBuffer floats(double[] numbers) {
        FloatBuffer floats = FloatBuffer.allocate(numbers.length);
        DoubleStream.of(numbers).forEach(number -> floats.put((float) number));
        return floats.flip();
    }
}
