package org.safefront.work.files;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file as bytes, one at a time: what is not text in UTF-8 is then known by its line. */
final class RowReader implements AutoCloseable {
    private final InputStream in;
    private long line;

    RowReader(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Number of the line that was read last, from 1. */
    long line() {
        return line;
    }

    /** The next line that is not blank, absent after the last. */
    Optional<byte[]> next() throws IOException {
        var text = new ByteArrayOutputStream();
        boolean blank = true;
        int next = in.read();
        while (next >= 0 && !(next == '\n' && !blank)) {
            if (next == '\n') {
                line++;
                text.reset();
            } else {
                text.write(next);
                blank &= next == ' ' || next == '\t' || next == '\r';
            }
            next = in.read();
        }
        line++;
        return blank ? Optional.empty() : Optional.of(text.toByteArray());
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
