package org.safefront.lm.format.adapter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.format.SafeFiles;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.format.safetensors.SafetensorsWriter;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.TensorSource;

/**
 * A LoRA adapter, read whole: adapters are small.
 *
 * @param config how it scales
 * @param factors one pair for each adapted projection, in the order of the file
 */
public record Adapter(AdapterConfig config, List<LoraFactors> factors) {
    private static final String FILE = "adapter_model.safetensors";
    private static final String PREFIX = "base_model.model.";
    private static final String A = ".lora_A.weight";
    private static final String B = ".lora_B.weight";

    public Adapter {
        factors = List.copyOf(factors);
    }

    /** Reads a folder that PEFT or {@link #write} made; what cannot be applied exactly is refused by name. */
    public static Adapter read(Path folder) {
        SafeFiles.require(folder);
        AdapterConfig config = AdapterConfig.read(folder);
        try (SafetensorsFile file = SafetensorsFile.open(folder.resolve(FILE))) {
            var factors = new ArrayList<LoraFactors>();
            for (String name : file.tensors().keySet()) {
                if (!name.startsWith(PREFIX) || !(name.endsWith(A) || name.endsWith(B))) {
                    throw new InvalidModelException(FILE + ": tensor " + name + " is not a factor of a linear layer");
                }
                if (name.endsWith(A)) {
                    factors.add(read(file, config, name.substring(PREFIX.length(), name.length() - A.length())));
                }
            }
            if (factors.isEmpty() || factors.size() * 2 != file.tensors().size()) {
                throw new InvalidModelException(FILE + ": each adapted layer needs lora_A and lora_B");
            }
            return new Adapter(config, factors);
        }
    }

    /** Writes the folder as PEFT would. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be made", e);
        }
        config.write(folder);
        Map<String, TensorSource> tensors = new LinkedHashMap<>();
        for (LoraFactors pair : factors) {
            String name = PREFIX + pair.module();
            long rank = pair.rank();
            tensors.put(name + A, TensorSource.ofFloats(DType.F32, List.of(rank, (long) pair.inputs()), pair.a()));
            tensors.put(name + B, TensorSource.ofFloats(DType.F32, List.of((long) pair.outputs(), rank), pair.b()));
        }
        SafetensorsWriter.write(folder.resolve(FILE), tensors, Map.of("format", "pt"));
    }

    /** Checks that each adapted module is a projection of this model and has its sizes. */
    public void requireFits(ModelConfig model) {
        for (LoraFactors pair : factors) {
            String weight = pair.module() + ".weight";
            Optional<ModelConfig.Tensor> target = model.tensors().stream()
                    .filter(tensor -> tensor.name().equals(weight))
                    .findFirst();
            boolean fits = target.isPresent()
                    && target.get().shape().equals(List.of((long) pair.outputs(), (long) pair.inputs()));
            if (!fits) {
                throw new InvalidModelException(FILE + ": " + pair.module() + " (" + pair.outputs() + " x "
                        + pair.inputs() + ") does not fit the base model, which has "
                        + target.map(tensor -> tensor.shape().toString()).orElse("no such layer"));
            }
        }
    }

    private static LoraFactors read(SafetensorsFile file, AdapterConfig config, String module) {
        TensorInfo a = file.tensor(PREFIX + module + A);
        TensorInfo b = file.tensor(PREFIX + module + B);
        if (a.shape().size() != 2
                || b.shape().size() != 2
                || !a.shape().get(0).equals(b.shape().get(1))) {
            throw new InvalidModelException(
                    FILE + ": " + module + " has factors of shapes " + a.shape() + " and " + b.shape());
        }
        int rank = Math.toIntExact(a.shape().get(0));
        return new LoraFactors(
                module,
                rank,
                Math.toIntExact(a.shape().get(1)),
                Math.toIntExact(b.shape().get(0)),
                config.scale(module, rank),
                floats(file, a),
                floats(file, b));
    }

    private static FloatBuffer floats(SafetensorsFile file, TensorInfo tensor) {
        FloatBuffer numbers = FloatBuffer.allocate(Math.toIntExact(tensor.size()));
        file.readFloats(tensor, 0, numbers);
        return numbers.flip();
    }
}
