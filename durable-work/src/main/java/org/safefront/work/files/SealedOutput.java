package org.safefront.work.files;

import java.io.IOException;
import java.io.OutputStream;

/** Seals what is written, chunk by chunk. Only what was closed can be read. */
final class SealedOutput extends OutputStream {
    private final OutputStream out;
    private final SealedChunks chunks;
    private final byte[] chunk = new byte[SealedChunks.PLAIN];
    private int filled;
    private boolean closed;

    /** @param out gets the chunks; what stands before them is written already */
    SealedOutput(OutputStream out, SealedChunks chunks) {
        this.out = out;
        this.chunks = chunks;
    }

    @Override
    public void write(int value) throws IOException {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int from = offset;
        int left = length;
        while (left > 0) {
            // A full chunk waits until it is known whether it is the last.
            if (filled == chunk.length) {
                flushChunk(false);
            }
            int taken = Math.min(left, chunk.length - filled);
            System.arraycopy(bytes, from, chunk, filled, taken);
            filled += taken;
            from += taken;
            left -= taken;
        }
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            try (out) {
                flushChunk(true);
            }
        }
    }

    private void flushChunk(boolean last) throws IOException {
        out.write(chunks.seal(chunk, filled, last));
        filled = 0;
    }
}
