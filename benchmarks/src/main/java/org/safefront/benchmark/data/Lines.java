package org.safefront.benchmark.data;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** The lines of a file as bytes, one at a time: what is not text in UTF-8 is then known by its line. */
final class Lines implements Closeable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private long number;

    /**
     * At its beginning.
     *
     * @param file what it is called
     */
    Lines(Path file, InputStream in) {
        this.file = file;
        this.in = in;
    }

    /** @throws InvalidDataException if it should be gzip and is none */
    static Lines open(Path file, boolean zipped) throws IOException {
        InputStream in = Files.newInputStream(file);
        if (!zipped) {
            return new Lines(file, in);
        }
        try {
            return new Lines(file, new GZIPInputStream(in, BUFFER));
        } catch (EOFException | ZipException e) {
            in.close();
            throw new InvalidDataException(file + ": is not gzip, although its name ends with .gz");
        }
    }

    /** Number of the line that was read last, from 1; zero before the first. */
    long number() {
        return number;
    }

    /** The next line that is not blank, absent after the last. */
    Optional<byte[]> next() throws IOException {
        try {
            Optional<byte[]> line = line();
            while (line.isPresent() && isBlank(line.get())) {
                line = line();
            }
            return line;
        } catch (EOFException | ZipException e) {
            throw new InvalidDataException(file + ": the gzip stream is cut off or damaged after line " + number
                    + "; fetch or copy the file again");
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private Optional<byte[]> line() throws IOException {
        var text = new ByteArrayOutputStream(0);
        int end = end();
        while (end < 0) {
            text.write(buffer, from, to - from);
            from = to;
            if (!fill()) {
                return text.size() == 0 ? Optional.empty() : Optional.of(counted(text.toByteArray()));
            }
            end = end();
        }
        text.write(buffer, from, end - from);
        from = end + 1;
        return Optional.of(counted(text.toByteArray()));
    }

    private byte[] counted(byte[] line) {
        number++;
        return number == 1 ? StrictUtf8.withoutMark(line) : line;
    }

    /** Where the line ends, or -1 where it goes on behind the buffer. */
    private int end() {
        for (int at = from; at < to; at++) {
            if (buffer[at] == '\n') {
                return at;
            }
        }
        return -1;
    }

    /** Reads once: what a damaged stream gave before it failed is then not lost. */
    private boolean fill() throws IOException {
        int read = in.read(buffer);
        from = 0;
        to = Math.max(0, read);
        return read >= 0;
    }

    private static boolean isBlank(byte[] line) {
        for (byte letter : line) {
            if (letter != ' ' && letter != '\t' && letter != '\r') {
                return false;
            }
        }
        return true;
    }
}
