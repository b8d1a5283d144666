package org.safefront.lm.generation.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The file beside a model that holds its large tensors, page by page, so that they can be mapped. */
final class ExternalDataFile implements AutoCloseable {
    /** The ONNX documentation asks for offsets that are multiples of the page size, or of 64 kB on Windows. */
    private static final long ALIGNMENT = 65_536;
    /** Smaller tensors, shapes and axes above all, are read while the model is loaded and stay inside it. */
    private static final int SMALLEST = 1024;

    private final String name;
    private final FileChannel channel;
    private long position;

    private ExternalDataFile(String name, FileChannel channel) {
        this.name = name;
        this.channel = channel;
    }

    static ExternalDataFile create(Path file) throws IOException {
        return new ExternalDataFile(
                file.getFileName().toString(),
                FileChannel.open(
                        file,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.TRUNCATE_EXISTING));
    }

    /** Writes the numbers of a large tensor and says where they are; leaves a small one as it is. */
    TensorProto place(Initializer initializer) throws IOException {
        if (initializer.data().filter(data -> data.remaining() >= SMALLEST).isEmpty()) {
            return initializer.inline();
        }
        ByteBuffer data = initializer.data().orElseThrow().duplicate();
        long length = data.remaining();
        long offset = (position + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
        position = offset;
        while (data.hasRemaining()) {
            position += channel.write(data, position);
        }
        return initializer.external(name, offset, length);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
