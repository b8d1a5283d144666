package org.safefront.work.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.safefront.contracts.DataRef;
import org.safefront.work.RecordFormatException;
import org.safefront.work.RecordJson;

/** Files of rows: JSON Lines, one record a line. */
public final class RowFiles {
    /** Of the digest in a name: enough to tell the few versions apart that one name can ever have. */
    private static final int DIGEST_CHARACTERS = 12;

    private final ArtifactStore store;
    private final RecordJson json = new RecordJson();

    public RowFiles(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Writes a file into the store.
     *
     * @param name such as {@code samples/ev_....jsonl}; some of the file's digest is put into it, for in the store names
     *     tell contents
     * @param rows at least one
     */
    public DataRef write(String name, List<? extends Record> rows) {
        return write(name, rows::forEach);
    }

    /**
     * As {@link #write(String, List)}, for more rows than memory should hold.
     *
     * @param source hands each row to the writer that it is given
     */
    public DataRef write(String name, Consumer<Consumer<Record>> source) {
        Path staged = store.stage();
        Path file = staged.resolve("rows.jsonl");
        try {
            long rows;
            try (var writer = new RowWriter(Files.newOutputStream(file))) {
                source.accept(writer::write);
                rows = writer.rows();
            }
            String sha256 = sha256(file);
            return new DataRef(store.putFile(file, withDigest(name, sha256)), sha256, rows);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written", e);
        } finally {
            store.discard(staged);
        }
    }

    /** Reads a file, whole, see {@link #each}. */
    public <T extends Record> List<T> read(DataRef reference, Class<T> type) {
        var rows = new ArrayList<T>();
        each(reference, type, rows::add);
        return rows;
    }

    /**
     * Reads a file row by row. Empty lines do not count.
     *
     * @throws RecordFormatException naming the line and the field that is wrong, or if the file has not as many rows as
     *     its reference says
     */
    public <T extends Record> void each(DataRef reference, Class<T> type, Consumer<T> rows) {
        Path file = store.file(reference);
        long count = 0;
        try (var lines = new RowReader(Files.newInputStream(file))) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                rows.accept(row(file, lines.line(), type, line.get()));
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        if (count != reference.rows()) {
            throw new RecordFormatException(
                    file.getFileName() + " has " + count + " rows, but its reference says " + reference.rows());
        }
    }

    private static String withDigest(String name, String sha256) {
        int ending = name.lastIndexOf('.');
        return name.substring(0, ending) + "-" + sha256.substring(0, DIGEST_CHARACTERS) + name.substring(ending);
    }

    private <T> T row(Path file, long line, Class<T> type, byte[] text) {
        try {
            return json.read(type, text);
        } catch (RecordFormatException e) {
            throw new RecordFormatException(file.getFileName() + " line " + line + ": " + e.getMessage());
        }
    }

    static String sha256(Path file) {
        try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** Writes one JSON object a line. */
    private final class RowWriter implements AutoCloseable {
        private final OutputStream out;
        private long rows;

        RowWriter(OutputStream out) {
            this.out = new BufferedOutputStream(out);
        }

        void write(Record row) {
            try {
                out.write(json.write(row));
                out.write('\n');
                rows++;
            } catch (IOException e) {
                throw new UncheckedIOException("a row cannot be written", e);
            }
        }

        long rows() {
            return rows;
        }

        @Override
        public void close() throws IOException {
            out.close();
        }
    }
}
