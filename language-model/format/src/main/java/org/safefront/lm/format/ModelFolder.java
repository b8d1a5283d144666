package org.safefront.lm.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.Weights;

/**
 * A model on disk, as Hugging Face lays it out, looked through at the door.
 *
 * @param path of the folder
 * @param config sizes and variants
 */
public record ModelFolder(Path path, ModelConfig config) {
    /** The tokenizer's file. */
    public static final String TOKENIZER = "tokenizer.json";

    private static final List<String> BESIDE_THE_WEIGHTS = List.of(
            ModelConfigFile.NAME,
            "generation_config.json",
            TOKENIZER,
            "tokenizer_config.json",
            "special_tokens_map.json",
            "chat_template.jinja");

    /**
     * Opens a folder and checks that its weights are those that config.json describes.
     *
     * @throws UnsafeFormatException if a file in it could execute code when it is loaded
     * @throws InvalidModelException if a file is missing or contradicts config.json
     */
    public static ModelFolder open(Path path) {
        SafeFiles.require(path);
        for (String needed : List.of(ModelConfigFile.NAME, TOKENIZER)) {
            if (!Files.isRegularFile(path.resolve(needed))) {
                throw new InvalidModelException(path + " has no " + needed);
            }
        }
        var folder = new ModelFolder(path, ModelConfig.read(path));
        try (Weights weights = folder.weights()) {
            folder.config.tensors().forEach(expected -> require(expected, weights));
        }
        return folder;
    }

    /** Its weights; to be closed by the caller. The embedding is there by its own name, however it was saved. */
    public Weights weights() {
        Weights weights = Weights.open(path);
        boolean savedAsOutput = config.tiedEmbeddings()
                && !weights.names().contains(ModelConfig.EMBEDDING)
                && weights.names().contains(ModelConfig.OUTPUT);
        return savedAsOutput ? weights.withAlias(ModelConfig.EMBEDDING, ModelConfig.OUTPUT) : weights;
    }

    /** Its files besides the weights: configuration and tokenizer, those that are there. */
    public List<Path> companions() {
        return BESIDE_THE_WEIGHTS.stream()
                .map(path::resolve)
                .filter(Files::isRegularFile)
                .toList();
    }

    /** Digests of the files that make this model: companions and weights. Other files do not count. */
    public Manifest manifest() {
        List<String> weights;
        try (Weights open = weights()) {
            weights = open.fileNames();
        }
        return Manifest.of(
                path,
                Stream.concat(companions().stream(), weights.stream().map(path::resolve))
                        .toList());
    }

    private static void require(ModelConfig.Tensor expected, Weights weights) {
        if (!weights.names().contains(expected.name())) {
            throw new InvalidModelException(
                    "the weights have no tensor " + expected.name() + ", which config.json asks for");
        }
        TensorInfo tensor = weights.tensor(expected.name());
        if (!tensor.shape().equals(expected.shape())) {
            throw new InvalidModelException("tensor " + expected.name() + " has shape " + tensor.shape()
                    + ", but config.json asks for " + expected.shape());
        }
        if (!tensor.dtype().isFloating()) {
            throw new InvalidModelException("tensor " + expected.name() + " has dtype " + tensor.dtype()
                    + "; quantised weights are not supported");
        }
    }
}
