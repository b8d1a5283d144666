package org.safefront.lm.generation.decoder;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;
import org.safefront.lm.format.InvalidModelException;
import org.safefront.lm.format.ModelFolder;
import org.safefront.lm.format.safetensors.DType;
import org.safefront.lm.format.safetensors.SafetensorsFile;
import org.safefront.lm.format.safetensors.TensorInfo;
import org.safefront.lm.format.safetensors.Weights;

/** The weights of a folder as floats outside the heap: mapped where they are floats on disk, else widened into memory. */
final class StoredWeights implements AutoCloseable {
    private static final String SAFETENSORS = ".safetensors";
    /** A file's map holds at most this many bytes. */
    private static final long LARGEST_MAP = 1L << 30;

    private final Weights weights;
    private final List<SafetensorsFile> files = new ArrayList<>();
    private FloatBuffer shared = FloatBuffer.allocate(0);

    StoredWeights(ModelFolder folder) {
        weights = folder.weights();
        try {
            weights.fileNames().stream()
                    .filter(name -> name.endsWith(SAFETENSORS))
                    .forEach(
                            name -> files.add(SafetensorsFile.open(folder.path().resolve(name))));
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** The numbers of a tensor, not to be written to; they stay valid after this is closed. */
    FloatBuffer read(String name) {
        TensorInfo tensor = weights.tensor(name);
        if (tensor.dtype() == DType.F32 && tensor.length() <= LARGEST_MAP) {
            ByteBuffer map = map(tensor);
            if (map.alignmentOffset(0, Float.BYTES) == 0) {
                return map.asFloatBuffer();
            }
        }
        return copy(name);
    }

    /** The numbers of a tensor, to be written to. */
    FloatBuffer copy(String name) {
        FloatBuffer floats = Direct.floats(size(name));
        weights.readFloats(name, 0, floats);
        return floats.flip();
    }

    /** As {@link #copy}, but only until the next is borrowed, in memory that all share. */
    FloatBuffer borrow(String name) {
        int size = size(name);
        if (shared.capacity() < size) {
            shared = FloatBuffer.allocate(size);
        }
        shared.clear().limit(size);
        weights.readFloats(name, 0, shared);
        return shared.flip();
    }

    private int size(String name) {
        TensorInfo tensor = weights.tensor(name);
        long bytes = tensor.size() * Float.BYTES;
        if (bytes > Integer.MAX_VALUE) {
            throw new InvalidModelException(
                    "tensor " + name + " needs " + bytes + " bytes as floats; at most 2 GiB are supported");
        }
        return Math.toIntExact(tensor.size());
    }

    @Override
    public void close() {
        files.forEach(SafetensorsFile::close);
        weights.close();
    }

    private ByteBuffer map(TensorInfo tensor) {
        return files.stream()
                .filter(file -> tensor.equals(file.tensors().get(tensor.name())))
                .findFirst()
                .orElseThrow()
                .map(tensor)
                .order(ByteOrder.nativeOrder());
    }
}
