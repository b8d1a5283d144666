package org.safefront.work.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.Sha256;
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
        return write(name, source, Files::newOutputStream);
    }

    /**
     * As {@link #write(String, Consumer)}, for texts that few may see: sealed, where the store has a key. The digest is that
     * of the rows and not of the bytes on the disk, so the same rows have the same reference, sealed or not.
     */
    public DataRef writeSealed(String name, Consumer<Consumer<Record>> source) {
        return write(name, source, store::sealed);
    }

    private DataRef write(String name, Consumer<Consumer<Record>> source, Opening opening) {
        Path staged = store.stage();
        Path file = staged.resolve("rows.jsonl");
        try {
            long rows;
            var digest = new DigestOutputStream(opening.open(file), Sha256.digest());
            try (var writer = new RowWriter(digest)) {
                source.accept(writer::write);
                rows = writer.rows();
            }
            String sha256 = HexFormat.of().formatHex(digest.getMessageDigest().digest());
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
        String file = reference.uri().substring(reference.uri().lastIndexOf('/') + 1);
        long count = 0;
        try (var lines = new RowReader(store.rows(reference))) {
            for (Optional<byte[]> line = lines.next(); line.isPresent(); line = lines.next()) {
                rows.accept(row(file, lines.line(), type, line.get()));
                count++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
        if (count != reference.rows()) {
            throw new RecordFormatException(
                    file + " has " + count + " rows, but its reference says " + reference.rows());
        }
    }

    private static String withDigest(String name, String sha256) {
        int ending = name.lastIndexOf('.');
        return name.substring(0, ending) + "-" + sha256.substring(0, DIGEST_CHARACTERS) + name.substring(ending);
    }

    private <T> T row(String file, long line, Class<T> type, byte[] text) {
        try {
            return json.read(type, text);
        } catch (RecordFormatException e) {
            throw new RecordFormatException(file + " line " + line + ": " + e.getMessage());
        }
    }

    static String sha256(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            return sha256(in);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    static String sha256(InputStream bytes) throws IOException {
        var in = new DigestInputStream(bytes, Sha256.digest());
        in.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(in.getMessageDigest().digest());
    }

    /** From a file to a stream into it. */
    private interface Opening {
        OutputStream open(Path file) throws IOException;
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
