package org.safefront.lm.format.safetensors;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import org.safefront.lm.format.InvalidModelException;

/**
 * One safetensors file, read through memory maps: opening it reads the header alone, and a tensor costs no heap. Tensors
 * and files may be larger than 2 GiB.
 */
public final class SafetensorsFile implements AutoCloseable {
    /** Largest header that the reference implementation accepts. */
    private static final long LARGEST_HEADER = 100_000_000;
    /** A map holds at most this many bytes; a multiple of every number's size. */
    private static final long LARGEST_MAP = 1L << 30;

    private final Path path;
    private final FileChannel channel;
    private final SafetensorsHeader.Content content;

    private SafetensorsFile(Path path, FileChannel channel) throws IOException {
        this.path = path;
        this.channel = channel;
        this.content = readHeader();
    }

    /** Opens the file and checks that its header describes it exactly. */
    public static SafetensorsFile open(Path path) {
        try {
            FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
            try {
                return new SafetensorsFile(path, channel);
            } catch (IOException | RuntimeException e) {
                channel.close();
                throw e;
            }
        } catch (NoSuchFileException e) {
            throw new InvalidModelException(path + " is missing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }

    /** Its name within the folder. */
    public String name() {
        return path.getFileName().toString();
    }

    /** The tensors, in the order of the header. */
    public Map<String, TensorInfo> tensors() {
        return content.tensors();
    }

    /** The free texts of the header. */
    public Map<String, String> metadata() {
        return content.metadata();
    }

    /** A tensor by its name. */
    public TensorInfo tensor(String name) {
        return Optional.ofNullable(content.tensors().get(name))
                .orElseThrow(() -> new InvalidModelException(path.getFileName() + " has no tensor " + name));
    }

    /**
     * The bytes of a tensor without a copy, little-endian. The map stays valid after this file is closed.
     *
     * @throws IllegalArgumentException if the tensor is larger than 1 GiB; read it piece by piece then
     */
    public ByteBuffer map(TensorInfo tensor) {
        if (tensor.length() > LARGEST_MAP) {
            throw new IllegalArgumentException(tensor.name() + " is too large for one map: " + tensor.length());
        }
        return map(tensor.offset(), tensor.length());
    }

    /**
     * Reads floating-point numbers of any width as floats.
     *
     * @param tensor to read
     * @param from the first number to read, counted within the tensor
     * @param into filled from its position to its limit
     */
    public void readFloats(TensorInfo tensor, long from, FloatBuffer into) {
        DType dtype = tensor.dtype();
        if (!dtype.isFloating()) {
            throw new InvalidModelException(path.getFileName() + ": " + tensor.name() + " has dtype " + dtype
                    + "; floating-point numbers are needed");
        }
        long position = from;
        while (into.hasRemaining()) {
            int count = (int) Math.min(into.remaining(), LARGEST_MAP / dtype.bytes());
            ByteBuffer bytes = map(tensor.offset() + position * dtype.bytes(), (long) count * dtype.bytes());
            copy(dtype, bytes, count, into);
            position += count;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be closed", e);
        }
    }

    private static void copy(DType dtype, ByteBuffer bytes, int count, FloatBuffer into) {
        if (dtype == DType.F32) {
            into.put(bytes.asFloatBuffer());
            return;
        }
        for (int i = 0; i < count; i++) {
            into.put(dtype.toFloat(bytes, i * dtype.bytes()));
        }
    }

    private ByteBuffer map(long offset, long length) {
        try {
            return channel.map(FileChannel.MapMode.READ_ONLY, offset, length).order(ByteOrder.LITTLE_ENDIAN);
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be mapped", e);
        }
    }

    private SafetensorsHeader.Content readHeader() throws IOException {
        String file = path.getFileName().toString();
        long size = channel.size();
        if (size < Long.BYTES) {
            throw new InvalidModelException(file + " is too short to be a safetensors file: " + size + " bytes");
        }
        long headerLength = read(0, Long.BYTES).getLong();
        if (headerLength < 2 || headerLength > Math.min(LARGEST_HEADER, size - Long.BYTES)) {
            throw new InvalidModelException(
                    file + " is not a safetensors file: its header would have " + headerLength + " bytes of " + size);
        }
        var header = new byte[(int) headerLength];
        read(Long.BYTES, (int) headerLength).get(header);
        long dataStart = Long.BYTES + headerLength;
        return new SafetensorsHeader(file, dataStart, size - dataStart).parse(header);
    }

    private ByteBuffer read(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes, from + bytes.position()) < 0) {
                throw new InvalidModelException(path.getFileName() + " ends in the middle of its header");
            }
        }
        return bytes.flip();
    }
}
