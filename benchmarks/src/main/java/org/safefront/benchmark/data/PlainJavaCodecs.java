package org.safefront.benchmark.data;

import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** The codecs of Parquet files, without native libraries and without Hadoop. */
final class PlainJavaCodecs implements CompressionCodecFactory {
    private final Path file;

    /** @param file for the message when its codec is another */
    PlainJavaCodecs(Path file) {
        this.file = file;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        return switch (codec) {
            case UNCOMPRESSED -> new Pages((bytes, size) -> bytes);
            case GZIP -> new Pages(PlainJavaCodecs::gunzip);
            case SNAPPY -> new Pages((bytes, size) -> expand(new SnappyDecompressor(), bytes, size));
            case ZSTD -> new Pages((bytes, size) -> expand(new ZstdDecompressor(), bytes, size));
            case LZ4_RAW -> new Pages((bytes, size) -> expand(new Lz4Decompressor(), bytes, size));
            default ->
                throw new InvalidDataException(file + ": is compressed with " + codec
                        + "; what is read is SNAPPY, ZSTD, GZIP, LZ4_RAW and UNCOMPRESSED");
        };
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("files are read only");
    }

    @Override
    public void release() {
        // Nothing is kept.
    }

    private static byte[] expand(Decompressor decompressor, byte[] bytes, int size) {
        byte[] expanded = new byte[size];
        decompressor.decompress(bytes, 0, bytes.length, expanded, 0, size);
        return expanded;
    }

    private static byte[] gunzip(byte[] bytes, int size) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(size);
        }
    }

    /** From the bytes of a page to as many as it says. */
    private interface Expansion {
        byte[] expand(byte[] bytes, int size) throws IOException;
    }

    /** Expands pages of a column. */
    private record Pages(Expansion expansion) implements BytesInputDecompressor {
        @Override
        public BytesInput decompress(BytesInput bytes, int size) throws IOException {
            return BytesInput.from(expansion.expand(bytes.toInputStream().readAllBytes(), size));
        }

        @Override
        public void decompress(ByteBuffer in, int compressedSize, ByteBuffer out, int size) throws IOException {
            byte[] bytes = new byte[compressedSize];
            in.get(bytes);
            out.put(expansion.expand(bytes, size));
        }

        @Override
        public void release() {
            // Nothing is kept.
        }
    }
}
