package org.safefront.lm.format;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;

class ModelFolderTest {
    private static final ModelConfig CONFIG = new ModelConfig(
            Architecture.QWEN2,
            10,
            8,
            12,
            1,
            new AttentionConfig(2, 1, 4, true, false, false),
            false,
            1e-6,
            new RopeConfig(10_000, Optional.empty()),
            true,
            32);

    @TempDir
    Path folder;

    @BeforeEach
    void writeAModel() throws IOException {
        CONFIG.write(folder);
        Files.writeString(folder.resolve("tokenizer.json"), "{}");
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        CONFIG.tensors().forEach(tensor -> tensors.put(tensor.name(), zeros(tensor)));
        SafetensorsWriter.write(folder.resolve("model.safetensors"), tensors, Map.of());
    }

    @Test
    void opensWhatIsWhole() {
        assertEquals(CONFIG, ModelFolder.open(folder).config());
    }

    @ParameterizedTest
    @ValueSource(strings = {"pytorch_model.bin", "model.PT", "consolidated.00.pth", "weights.pkl", "modeling_qwen.py"})
    void refusesAFileThatCouldExecute(String file) throws IOException {
        Files.writeString(folder.resolve(file), "");

        var refusal = assertThrows(UnsafeFormatException.class, () -> ModelFolder.open(folder));

        assertEquals(
                folder.resolve(file) + " is in a format that can execute code when it is loaded"
                        + " (pickle, script or library); convert weights to safetensors and remove the file",
                refusal.getMessage());
    }

    @Test
    void namesTheTensorThatDoesNotFitTheConfiguration() throws IOException {
        String wider = Files.readString(folder.resolve("config.json"))
                .replace("\"intermediate_size\" : 12", "\"intermediate_size\" : 13");
        Files.writeString(folder.resolve("config.json"), wider);

        var refusal = assertThrows(InvalidModelException.class, () -> ModelFolder.open(folder));

        assertEquals(
                "tensor model.layers.0.mlp.gate_proj.weight has shape [12, 8], but config.json asks for [13, 8]",
                refusal.getMessage());
    }

    @Test
    void theManifestCoversTheModelAndNothingElse() throws IOException {
        Manifest before = ModelFolder.open(folder).manifest();

        Files.writeString(folder.resolve("README.md"), "hello");

        assertEquals(before, ModelFolder.open(folder).manifest());
        assertEquals(
                List.of("config.json", "model.safetensors", "tokenizer.json"),
                before.files().stream().map(Manifest.Entry::path).toList());
    }

    @Test
    void oneChangedByteChangesTheDigestAndFailsVerification() throws IOException {
        Manifest manifest = ModelFolder.open(folder).manifest();
        assertDoesNotThrow(() -> manifest.verify(folder));

        Files.writeString(folder.resolve("tokenizer.json"), "[]");

        assertNotEquals(manifest.digest(), Manifest.of(folder).digest());
        var refusal = assertThrows(ManifestMismatchException.class, () -> manifest.verify(folder));
        assertEquals(
                folder.resolve("tokenizer.json") + " is not the file that its manifest describes",
                refusal.getMessage());
    }

    private static TensorSource zeros(ModelConfig.Tensor tensor) {
        return TensorSource.ofFloats(DType.F32, tensor.shape(), FloatBuffer.allocate((int) tensor.size()));
    }
}
