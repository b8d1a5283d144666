package org.safefront.lm.generation.classifier;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.Manifest;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.SafeFiles;
import org.safefront.lm.generation.onnx.OnnxSignature;

/**
 * A sequence classifier that Hugging Face exported to ONNX: config.json, tokenizer.json, and model.onnx or
 * onnx/model.onnx. Texts are sorted by length and judged in small batches, so that padding costs little; but for
 * rounding, a text's scores do not depend on the others.
 */
public final class SequenceClassifier implements AutoCloseable {
    private static final List<String> MODELS = List.of("model.onnx", "onnx/model.onnx");

    private final ClassifierConfig config;
    private final ClassifierSettings settings;
    private final ClassifierTokenizer tokenizer;
    private final ClassifierModel model;
    private final String digest;

    private SequenceClassifier(Path folder, ClassifierSettings settings) {
        SafeFiles.require(folder);
        Path file = MODELS.stream()
                .map(folder::resolve)
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new InvalidModelException(folder + " has neither " + String.join(" nor ", MODELS)));
        this.settings = settings;
        this.config = ClassifierConfig.read(folder);
        this.digest = digest(folder, file);
        this.tokenizer = ClassifierTokenizer.open(folder.resolve(ModelFolder.TOKENIZER), config.maxLength());
        try {
            this.model = ClassifierModel.open(file, config.padding(), settings.threads());
        } catch (RuntimeException e) {
            tokenizer.close();
            throw e;
        }
    }

    /**
     * Opens a folder.
     *
     * @throws InvalidModelException if a file is missing or cannot be used
     */
    public static SequenceClassifier open(Path folder, ClassifierSettings settings) {
        return new SequenceClassifier(folder, settings);
    }

    /** The labels, in the order of the model's outputs; what they mean only their names say. */
    public List<String> labels() {
        return config.labels();
    }

    /** SHA-256 over the manifest of all files that decide about scores: model, tokenizer, configuration. */
    public String digest() {
        return digest;
    }

    /** Scores of texts, in their order. */
    public List<Scores> classify(List<String> texts) {
        return score(texts.stream().map(tokenizer::encode).toList());
    }

    /**
     * Scores of pairs of texts, in their order.
     *
     * @throws InvalidModelException if the model was not made for pairs
     */
    public List<Scores> classifyPairs(List<TextPair> pairs) {
        return score(pairs.stream().map(tokenizer::encode).toList());
    }

    @Override
    public void close() {
        model.close();
        tokenizer.close();
    }

    private List<Scores> score(List<EncodedText> texts) {
        var scores = new Scores[texts.size()];
        List<Integer> lengths = texts.stream().map(EncodedText::length).toList();
        for (List<Integer> batch : LengthSortedBatches.of(lengths, settings.tokensPerBatch())) {
            float[] logits = model.logits(batch.stream().map(texts::get).toList());
            int width = logits.length / batch.size();
            if (width != config.labels().size()) {
                throw new InvalidModelException(
                        "the model gives " + width + " scores, but config.json names " + config.labels());
            }
            for (int row = 0; row < batch.size(); row++) {
                int text = batch.get(row);
                double[] own = IntStream.range(row * width, (row + 1) * width)
                        .mapToDouble(i -> logits[i])
                        .toArray();
                scores[text] = new Scores(
                        config.labels(), probabilities(own), texts.get(text).truncated());
            }
        }
        return List.of(scores);
    }

    private List<Double> probabilities(double[] logits) {
        if (config.independent()) {
            return DoubleStream.of(logits)
                    .map(logit -> 1 / (1 + Math.exp(-logit)))
                    .boxed()
                    .toList();
        }
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] weights =
                DoubleStream.of(logits).map(logit -> Math.exp(logit - largest)).toArray();
        double total = DoubleStream.of(weights).sum();
        return DoubleStream.of(weights).map(weight -> weight / total).boxed().toList();
    }

    private static String digest(Path folder, Path model) {
        Stream<Path> data = OnnxSignature.read(model).dataFiles().stream().map(model::resolveSibling);
        Stream<Path> others = Stream.of(ClassifierConfig.FILE, ClassifierConfig.TOKENIZER_FILE, ModelFolder.TOKENIZER)
                .map(folder::resolve)
                .filter(Files::isRegularFile);
        return Manifest.of(
                        folder,
                        Stream.of(Stream.of(model), data, others)
                                .flatMap(paths -> paths)
                                .toList())
                .digest();
    }
}
