package org.safefront.lm.format.adapter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.safefront.lm.format.Architecture;
import org.safefront.lm.format.AttentionConfig;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.ParityCase;
import org.safefront.lm.format.RopeConfig;
import org.safefront.lm.format.SharedData;

class AdapterTest {
    private static final String MODULE = "model.layers.1.mlp.up_proj";

    @TempDir
    Path folder;

    @Test
    void comesBackAsWritten() {
        Adapter adapter = adapter(4, 3);

        adapter.write(folder);

        Adapter read = Adapter.read(folder);
        assertEquals(adapter.config(), read.config());
        assertEquals(adapter.factors(), read.factors());
    }

    @ParameterizedTest
    @CsvSource({"false, 16, 4.0", "true, 16, 8.0", "false, 3, 0.75"})
    void scalesAsPeftDoes(boolean rankStabilised, double alpha, double scale) {
        var config = config(alpha, rankStabilised, Map.of());

        assertEquals(scale, config.scale(MODULE, 4));
    }

    @Test
    void aPatternSetsTheAlphaOfTheModulesThatEndWithIt() {
        var config = config(16, false, Map.of("layers\\.1\\.mlp\\.up_proj", 8.0));

        assertEquals(2.0, config.scale("model.layers.1.mlp.up_proj", 4));
        assertEquals(4.0, config.scale("model.layers.11.mlp.up_proj", 4));
    }

    @Test
    void theFirstPatternThatMatchesCounts() {
        var patterns = new LinkedHashMap<String, Double>();
        IntStream.range(0, 20).forEach(i -> patterns.put("other" + i, 1.0));
        patterns.put("up_proj", 8.0);
        patterns.put("layers\\.1\\.mlp\\..*", 2.0);

        assertEquals(2.0, config(16, false, patterns).scale(MODULE, 4));
    }

    /** PEFT has read these bytes, and its logits with them are a golden file; see adapter_goldens.py. */
    @Test
    void writesWhatPeftHasRead() throws IOException {
        Path golden = ParityCase.writtenHere().folder();

        forPeft().write(folder);

        for (String file : List.of("adapter_config.json", "adapter_model.safetensors")) {
            assertEquals(
                    -1,
                    Files.mismatch(golden.resolve(file), folder.resolve(file)),
                    file + " is not the one that PEFT has read");
        }
    }

    @Test
    void saysWhichModuleDoesNotFitTheModel() {
        var model = new ModelConfig(
                Architecture.QWEN2,
                10,
                4,
                6,
                2,
                new AttentionConfig(2, 1, 2, true, false, false),
                false,
                1e-6,
                new RopeConfig(10_000, Optional.empty()),
                true,
                32);

        var refusal =
                assertThrows(InvalidModelException.class, () -> adapter(4, 3).requireFits(model));

        assertEquals(
                "adapter_model.safetensors: model.layers.1.mlp.up_proj (3 x 4) does not fit the base model,"
                        + " which has [6, 4]",
                refusal.getMessage());
    }

    @Test
    void refusesDoraByName() throws IOException {
        Path dora = SharedData.require("models/peft-adapter-configs/llama-3.2-3B-rank32-dora.adapter_config.json");
        Files.copy(dora, folder.resolve("adapter_config.json"));

        var refusal = assertThrows(InvalidModelException.class, () -> Adapter.read(folder));

        assertEquals(
                "adapter_config.json: use_dora is set, which is not supported;"
                        + " merge the adapter with PEFT and use the merged model",
                refusal.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "modules_to_save; [\"lm_head\"]",
                "use_dora; true",
                "layer_replication; [[0, 2]]",
                "lora_bias; true",
            })
    void refusesWhatWouldChangeTheMergeByName(String field, String value) throws IOException {
        adapter(4, 3).write(folder);
        Path file = folder.resolve("adapter_config.json");
        String changed = Files.readString(file)
                .replaceFirst("\\{", Matcher.quoteReplacement("{\"" + field + "\": " + value + ", "))
                .replaceFirst(",\\s*\"" + field + "\"\\s*:\\s*(null|false)", "");
        Files.writeString(file, changed);

        var refusal = assertThrows(InvalidModelException.class, () -> Adapter.read(folder));

        assertEquals(
                "adapter_config.json: " + field + " is set, which is not supported;"
                        + " merge the adapter with PEFT and use the merged model",
                refusal.getMessage());
    }

    private static Adapter adapter(int inputs, int outputs) {
        var factors = new LoraFactors(MODULE, 2, inputs, outputs, 8.0, numbers(2 * inputs), numbers(outputs * 2));
        return new Adapter(config(16, false, Map.of()), List.of(factors));
    }

    private static Adapter forPeft() {
        var random = new SplittableRandom(11);
        var config = new AdapterConfig(
                "parity", 3, 7, true, 0.05, List.of("o_proj", "gate_proj"), Optional.of(List.of(1)), Map.of());
        double scale = 7 / Math.sqrt(3);
        return new Adapter(
                config,
                List.of(
                        random("model.layers.1.self_attn.o_proj", 36, 36, scale, random),
                        random("model.layers.1.mlp.gate_proj", 36, 23, scale, random)));
    }

    private static LoraFactors random(String module, int inputs, int outputs, double scale, RandomGenerator random) {
        return new LoraFactors(
                module, 3, inputs, outputs, scale, normal(3 * inputs, random), normal(outputs * 3, random));
    }

    private static FloatBuffer normal(int count, RandomGenerator random) {
        FloatBuffer numbers = FloatBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, (float) (0.5 * random.nextGaussian()));
        }
        return numbers;
    }

    private static AdapterConfig config(double alpha, boolean rankStabilised, Map<String, Double> pattern) {
        return new AdapterConfig(
                "base", 2, alpha, rankStabilised, 0.05, List.of("up_proj"), Optional.of(List.of(1)), pattern);
    }

    private static FloatBuffer numbers(int count) {
        FloatBuffer numbers = FloatBuffer.allocate(count);
        for (int i = 0; i < count; i++) {
            numbers.put(i, i - 2.5f);
        }
        return numbers;
    }
}
