package org.safefront.work.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Opens what was sealed, chunk by chunk; no byte of a chunk comes out before the chunk is found unchanged. */
final class SealedInput extends InputStream {
    private final PushbackInputStream in;
    private final SealedChunks chunks;
    private byte[] chunk = new byte[0];
    private int next;
    private boolean ended;

    /** @param in at the first chunk */
    SealedInput(InputStream in, SealedChunks chunks) {
        this.in = new PushbackInputStream(in);
        this.chunks = chunks;
    }

    @Override
    public int read() throws IOException {
        return isThereMore() ? chunk[next++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!isThereMore()) {
            return -1;
        }
        int taken = Math.min(length, chunk.length - next);
        System.arraycopy(chunk, next, bytes, offset, taken);
        next += taken;
        return taken;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private boolean isThereMore() throws IOException {
        while (next == chunk.length && !ended) {
            byte[] sealed = in.readNBytes(SealedChunks.PLAIN + SealedChunks.TAG);
            int after = in.read();
            ended = after < 0;
            if (!ended) {
                in.unread(after);
            }
            chunk = chunks.open(sealed, sealed.length, ended);
            next = 0;
        }
        return next < chunk.length;
    }
}
