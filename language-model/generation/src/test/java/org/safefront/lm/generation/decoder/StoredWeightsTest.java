package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.lm.format.JsonFile;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.generation.RandomModels;

class StoredWeightsTest {
    private static final ModelConfig CONFIG = RandomModels.qwen2();
    private static final String LAST = "model.norm.weight";

    private final Map<String, TensorSource> tensors = new LinkedHashMap<>();

    @TempDir
    Path directory;

    @BeforeEach
    void writeWhatIsNoWeight() throws IOException {
        CONFIG.write(directory);
        Files.writeString(directory.resolve(ModelFolder.TOKENIZER), "{}");
    }

    @Test
    void floatsAreMappedInPlace() {
        addAll(CONFIG.tensors(), DType.F32);
        write("model.safetensors");

        assertHoldsAll();
        assertTrue(read(LAST).isReadOnly(), "a map of the file cannot be written to");
    }

    @Test
    void aCopyIsThereToBeChanged() {
        addAll(CONFIG.tensors(), DType.F32);
        write("model.safetensors");
        try (var stored = new StoredWeights(ModelFolder.open(directory))) {
            stored.copy(LAST).put(0, -1);

            assertEquals(CONFIG.tensors().size() - 1, stored.read(LAST).get(0));
        }
    }

    @Test
    void floatsMayLieBetweenTheirPlaces() {
        tensors.put("odd", TensorSource.ofFloats(DType.BF16, List.of(1L), FloatBuffer.allocate(1)));
        addAll(CONFIG.tensors(), DType.F32);
        write("model.safetensors");

        assertHoldsAll();
        assertFalse(read(LAST).isReadOnly(), "floats at odd addresses are copied");
    }

    @Test
    void weightsMayLieInSeveralFiles() {
        ObjectNode places = JsonFile.MAPPER.createObjectNode();
        List<ModelConfig.Tensor> all = CONFIG.tensors();
        for (int shard = 0; shard < 2; shard++) {
            String file = "model-" + shard + ".safetensors";
            List<ModelConfig.Tensor> own = all.subList(shard * all.size() / 2, (shard + 1) * all.size() / 2);
            tensors.clear();
            addAll(own, DType.F32);
            write(file);
            own.forEach(tensor -> places.put(tensor.name(), file));
        }
        JsonFile.write(
                directory.resolve("model.safetensors.index.json"),
                JsonFile.MAPPER.createObjectNode().set("weight_map", places));

        assertHoldsAll();
    }

    @Test
    void theEmbeddingMayBeSavedAsTheOutput() {
        addAll(CONFIG.tensors(), DType.F32);
        tensors.put(ModelConfig.OUTPUT, tensors.remove(ModelConfig.EMBEDDING));
        write("model.safetensors");

        assertHoldsAll();
    }

    /** Each tensor is full of its own number. */
    private void addAll(List<ModelConfig.Tensor> some, DType dtype) {
        for (ModelConfig.Tensor tensor : some) {
            FloatBuffer numbers = FloatBuffer.allocate((int) tensor.size());
            while (numbers.hasRemaining()) {
                numbers.put(CONFIG.tensors().indexOf(tensor));
            }
            tensors.put(tensor.name(), TensorSource.ofFloats(dtype, tensor.shape(), numbers.flip()));
        }
    }

    private void write(String file) {
        SafetensorsWriter.write(directory.resolve(file), tensors, Map.of());
    }

    private FloatBuffer read(String name) {
        try (var stored = new StoredWeights(ModelFolder.open(directory))) {
            return stored.read(name);
        }
    }

    private void assertHoldsAll() {
        List<ModelConfig.Tensor> all = CONFIG.tensors();
        var sums = new ArrayList<Double>();
        var expected = new ArrayList<Double>();
        for (int number = 0; number < all.size(); number++) {
            expected.add((double) number * all.get(number).size());
            FloatBuffer floats = read(all.get(number).name());
            double sum = 0;
            while (floats.hasRemaining()) {
                sum += floats.get();
            }
            sums.add(sum);
        }
        assertEquals(expected, sums);
    }
}
