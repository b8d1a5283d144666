package org.safefront.benchmark.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** The lines of a file as bytes, one at a time: what is not text in UTF-8 is then known by its line. */
final class Lines {
    private final InputStream in;
    private long number;

    /** @param in buffered */
    Lines(InputStream in) {
        this.in = in;
    }

    /** Number of the line that was read last, from 1; zero before the first. */
    long number() {
        return number;
    }

    /** The next line that is not blank, absent after the last. */
    Optional<byte[]> next() throws IOException {
        var text = new ByteArrayOutputStream();
        boolean blank = true;
        int next = in.read();
        while (next >= 0 && !(next == '\n' && !blank)) {
            if (next == '\n') {
                number++;
                text.reset();
            } else {
                text.write(next);
                blank &= next == ' ' || next == '\t' || next == '\r';
            }
            next = in.read();
        }
        if (blank) {
            return Optional.empty();
        }
        number++;
        return Optional.of(text.toByteArray());
    }
}
