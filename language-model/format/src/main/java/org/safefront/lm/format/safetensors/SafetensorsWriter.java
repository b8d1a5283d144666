package org.safefront.lm.format.safetensors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.TreeMap;
import org.safefront.lm.format.JsonFile;

/**
 * Writes a safetensors file. The same tensors give the same bytes: they stand in the order given, and the header is padded
 * with spaces so that the numbers are aligned.
 */
public final class SafetensorsWriter {
    private static final int ALIGNMENT = 8;

    private SafetensorsWriter() {}

    /** Writes the file, replacing one that is there, and forces it to the disk. */
    public static void write(Path path, Map<String, TensorSource> tensors, Map<String, String> metadata) {
        try (FileChannel channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeFully(channel, header(tensors, metadata));
            for (TensorSource tensor : tensors.values()) {
                tensor.forEachPiece(piece -> writeFully(channel, piece));
            }
            channel.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written", e);
        }
    }

    private static ByteBuffer header(Map<String, TensorSource> tensors, Map<String, String> metadata)
            throws IOException {
        ObjectNode json = JsonFile.MAPPER.createObjectNode();
        if (!metadata.isEmpty()) {
            // In an order of their own: that of an immutable map is another in each process.
            new TreeMap<>(metadata).forEach(json.putObject(SafetensorsHeader.METADATA)::put);
        }
        long offset = 0;
        for (Map.Entry<String, TensorSource> entry : tensors.entrySet()) {
            TensorSource tensor = entry.getValue();
            ObjectNode description = json.putObject(entry.getKey());
            description.put("dtype", tensor.dtype().name());
            tensor.shape().forEach(description.putArray("shape")::add);
            description.putArray("data_offsets").add(offset).add(offset + tensor.length());
            offset += tensor.length();
        }
        byte[] text = json.toString().getBytes(StandardCharsets.UTF_8);
        int padded = (text.length + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        ByteBuffer header = ByteBuffer.allocate(Long.BYTES + padded).order(ByteOrder.LITTLE_ENDIAN);
        header.putLong(padded).put(text);
        while (header.hasRemaining()) {
            header.put((byte) ' ');
        }
        return header.flip();
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) {
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the disk refused it", e);
        }
    }
}
