package org.safefront.lm.generation.decoder;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.safefront.lm.format.ModelConfig;
import org.safefront.lm.generation.onnx.ElementType;

/**
 * Keys and values of all slots. Each layer has one block of memory for its keys and one for its values, (slots,
 * heads, maxLength, width of a cached head); a view of neighbouring slots is a batch, in place.
 */
final class KeyValueCache {
    private final OrtEnvironment environment;
    private final CachedHeads heads;
    private final int maxLength;
    private final ElementType numbers;
    private final List<ByteBuffer> keys;
    private final List<ByteBuffer> values;

    KeyValueCache(OrtEnvironment environment, ModelConfig config, DecoderSettings settings) {
        this.environment = environment;
        this.heads = CachedHeads.of(config);
        this.maxLength = settings.maxLength();
        this.numbers = settings.precision().numbers();
        long block = slotBytes(heads, settings) * settings.slots();
        if (block > Integer.MAX_VALUE) {
            throw new CacheTooLargeException(settings.slots(), maxLength, block);
        }
        this.keys = blocks(config.layers(), (int) block);
        this.values = blocks(config.layers(), (int) block);
    }

    /** Bytes of all slots of all layers. */
    static long bytes(ModelConfig config, DecoderSettings settings) {
        return 2 * slotBytes(CachedHeads.of(config), settings) * config.layers() * settings.slots();
    }

    /** The keys of these neighbouring slots as a batch, a tensor a layer, in place; to be closed by the caller. */
    List<OnnxTensor> keys(int firstSlot, int rows) throws OrtException {
        return view(keys, firstSlot, rows);
    }

    /** The values of these neighbouring slots, as {@link #keys}. */
    List<OnnxTensor> values(int firstSlot, int rows) throws OrtException {
        return view(values, firstSlot, rows);
    }

    /** Copies the first positions of a slot over those of another. */
    void copy(int from, int to, int positions) {
        Stream.concat(keys.stream(), values.stream()).forEach(block -> copy(block, from, to, positions));
    }

    private void copy(ByteBuffer block, int from, int to, int positions) {
        for (int head = 0; head < heads.heads(); head++) {
            block.put(headStart(to, head), block, headStart(from, head), positions * headBytes());
        }
    }

    private int headStart(int slot, int head) {
        return (slot * heads.heads() + head) * maxLength * headBytes();
    }

    private int headBytes() {
        return heads.paddedWidth() * numbers.bytes();
    }

    private List<OnnxTensor> view(List<ByteBuffer> blocks, int firstSlot, int rows) throws OrtException {
        int slot = heads.heads() * maxLength * headBytes();
        long[] shape = {rows, heads.heads(), maxLength, heads.paddedWidth()};
        var tensors = new ArrayList<OnnxTensor>();
        for (ByteBuffer block : blocks) {
            ByteBuffer slots = block.slice(firstSlot * slot, rows * slot).order(ByteOrder.nativeOrder());
            tensors.add(Direct.tensor(environment, slots, numbers, shape));
        }
        return tensors;
    }

    private static long slotBytes(CachedHeads heads, DecoderSettings settings) {
        int numberBytes = settings.precision().numbers().bytes();
        return (long) heads.heads() * settings.maxLength() * heads.paddedWidth() * numberBytes;
    }

    private static List<ByteBuffer> blocks(int layers, int bytes) {
        return Stream.generate(() -> Direct.bytes(bytes)).limit(layers).toList();
    }
}
