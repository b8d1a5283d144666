package org.safefront.lm.generation.decoder;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxTensorLike;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.generation.RandomModels;
import org.safefront.lm.generation.runtime.RuntimeEnvironment;

class DecoderWeightsTest {
    private static final int[] PROMPT = {3, 60, 0, 17, 17, 42, 5};

    private final OrtEnvironment environment = RuntimeEnvironment.get();

    @TempDir
    Path directory;

    /** {@link DecoderSession} closes them then, and a version of ONNX Runtime that reads on would read freed memory. */
    @ParameterizedTest
    @EnumSource(Precision.class)
    void noWeightIsReadAnyMoreOnceTheSessionIsThere(Precision precision) throws OrtException {
        // Weights of other types than float are copied, and can be broken.
        ModelFolder folder = RandomModels.write(directory, RandomModels.qwen3(), DType.BF16, 1);
        float[] expected = new float[folder.config().vocabularySize()];
        try (var decoder = new DecoderSession(folder, Optional.empty(), Set.of(), settings(precision))) {
            decoder.prefill(0, PROMPT, 0);
            decoder.readLogits(0, expected);
        }

        assertArrayEquals(expected, logitsOfBroken(folder, precision, false));
        assertTrue(Float.isNaN(logitsOfBroken(folder, precision, true)[0]), "weights are broken where they are read");
    }

    private static DecoderSettings settings(Precision precision) {
        return new DecoderSettings(1, 32, 1, precision);
    }

    /** Overwrites the weights before the session is made from them, or after. */
    private float[] logitsOfBroken(ModelFolder folder, Precision precision, boolean before) throws OrtException {
        DecoderSettings settings = settings(precision);
        float[] logits = new float[folder.config().vocabularySize()];
        try (var buffers = new StepBuffers(environment, folder.config(), Set.of(), settings);
                var weights = DecoderWeights.read(environment, folder, Optional.empty(), settings);
                var options = RuntimeEnvironment.options(1)) {
            options.addExternalInitializers(weights.tensors());
            if (before) {
                weights.tensors().values().forEach(DecoderWeightsTest::fillWithNaN);
            }
            byte[] graph = DecoderGraph.write(folder.config(), settings.maxLength(), Set.of(), precision);
            try (OrtSession session = environment.createSession(graph, options);
                    OnnxTensor ids = buffers.putTokens(PROMPT, 0)) {
                weights.tensors().values().forEach(DecoderWeightsTest::fillWithNaN);
                StepBuffers.Binding binding = buffers.binding(0, 1);
                session.run(binding.inputsWith(ids), Set.of(), binding.outputs())
                        .close();
            }
            buffers.readLogits(0, logits);
        }
        return logits;
    }

    private static void fillWithNaN(OnnxTensorLike tensor) {
        Buffer memory = ((OnnxTensor) tensor).getBufferRef().orElseThrow();
        if (memory instanceof FloatBuffer floats) {
            for (int i = 0; i < floats.capacity(); i++) {
                floats.put(i, Float.NaN);
            }
        } else {
            ByteBuffer halves = (ByteBuffer) memory;
            for (int i = 0; i < halves.capacity(); i += Short.BYTES) {
                halves.putShort(i, (short) 0x7e00);
            }
        }
    }
}
