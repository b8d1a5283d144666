package org.safefront.lm.format;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.format.safetensors.TensorInfo;

/**
 * A model with random weights, perhaps an adapter, what it is given, and what the reference computes: src/test/python.
 *
 * @param base folder of the model and its examples
 * @param folder of the golden file, and of the adapter where there is one
 */
public record ParityCase(Path base, Path folder) {
    private static final String PLACE = "language-model/format/src/test/resources/org/safefront/lm/format/parity";
    private static final String ADAPTERS = "adapters";
    private static final String BASE_OF_ADAPTERS = "llama-grouped-biases-scaled";
    private static final String GRADIENT = "gradient.";

    /** Models of every architecture. */
    public static Stream<ParityCase> models() {
        return folders(place())
                .filter(folder -> !folder.endsWith(ADAPTERS))
                .map(folder -> new ParityCase(folder, folder));
    }

    /** Adapters of one of these models, by PEFT and by this project. */
    public static Stream<ParityCase> adapters() {
        return folders(place().resolve(ADAPTERS)).map(ParityCase::adapter);
    }

    /** The adapter that this project wrote and PEFT has read. */
    public static ParityCase writtenHere() {
        return adapter(place().resolve(ADAPTERS).resolve("written-here"));
    }

    /** What an example gives to the model, and what the model is to answer: token ids. */
    public record Row(List<Integer> prompt, List<Integer> completion) {}

    public ModelFolder model() {
        return ModelFolder.open(base.resolve("model"));
    }

    public List<Row> rows() {
        var rows = new ArrayList<Row>();
        try {
            for (JsonNode row :
                    new ObjectMapper().readTree(base.resolve("examples.json").toFile())) {
                rows.add(new Row(tokens(row.get("prompt")), tokens(row.get("completion"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }

    /** The golden tensor of that name, flat. */
    public float[] numbers(String name) {
        try (SafetensorsFile file = golden()) {
            TensorInfo tensor = file.tensor(name);
            FloatBuffer numbers = FloatBuffer.allocate(Math.toIntExact(tensor.size()));
            file.readFloats(tensor, 0, numbers);
            return numbers.array();
        }
    }

    /** Names of the parameters that have a gradient. */
    public Set<String> parameters() {
        try (SafetensorsFile file = golden()) {
            return file.tensors().keySet().stream()
                    .filter(name -> name.startsWith(GRADIENT))
                    .map(name -> name.substring(GRADIENT.length()))
                    .collect(Collectors.toSet());
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    private static ParityCase adapter(Path folder) {
        return new ParityCase(place().resolve(BASE_OF_ADAPTERS), folder);
    }

    private static Path place() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve(PLACE))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    private static Stream<Path> folders(Path parent) {
        try (Stream<Path> folders = Files.list(parent)) {
            return folders.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SafetensorsFile golden() {
        return SafetensorsFile.open(folder.resolve("golden.safetensors"));
    }

    private static List<Integer> tokens(JsonNode numbers) {
        var tokens = new ArrayList<Integer>();
        numbers.forEach(number -> tokens.add(number.asInt()));
        return tokens;
    }
}
