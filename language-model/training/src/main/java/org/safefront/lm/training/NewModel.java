package org.safefront.lm.training;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorSource;
import org.safefront.lm.format.safetensors.Weights;

/** A model that has learned nothing yet. */
public final class NewModel {
    private NewModel() {}

    /** Writes config.json and random weights into a folder that has its tokenizer already. */
    public static void write(Path folder, ModelConfig config, long seed) {
        config.write(folder);
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        config.tensors()
                .forEach(tensor -> tensors.put(
                        tensor.name(),
                        TensorSource.ofFloats(DType.F32, tensor.shape(), Parameters.initial(config, tensor, seed))));
        SafetensorsWriter.write(folder.resolve(Weights.SINGLE), tensors, Map.of("format", "pt"));
    }
}
