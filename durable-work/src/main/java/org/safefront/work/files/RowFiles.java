package org.safefront.work.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.safefront.contracts.DataRef;
import org.safefront.work.RecordFormatException;
import org.safefront.work.RecordJson;

/** Files of rows: JSON Lines, one record a line. */
public final class RowFiles {
    private final ArtifactStore store;
    private final RecordJson json = new RecordJson();

    public RowFiles(ArtifactStore store) {
        this.store = store;
    }

    /**
     * Writes a file into the store.
     *
     * @param name such as {@code samples/ev_....jsonl}
     * @param rows at least one
     */
    public DataRef write(String name, List<? extends Record> rows) {
        Path staged = store.stage();
        Path file = staged.resolve("rows.jsonl");
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                for (Record row : rows) {
                    out.write(json.write(row));
                    out.write('\n');
                }
            }
            String sha256 = sha256(file);
            var reference = new DataRef(store.putFile(file, name), sha256, rows.size());
            Files.deleteIfExists(staged);
            return reference;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be written", e);
        }
    }

    /**
     * Reads a file, whole.
     *
     * @throws RecordFormatException naming the line and the field that is wrong
     */
    public <T extends Record> List<T> read(DataRef reference, Class<T> type) {
        Path file = store.file(reference);
        var rows = new ArrayList<T>();
        int line = 0;
        try {
            for (String text : Files.readAllLines(file)) {
                line++;
                if (!text.isBlank()) {
                    rows.add(json.read(type, text.getBytes(StandardCharsets.UTF_8)));
                }
            }
            return rows;
        } catch (RecordFormatException e) {
            throw new RecordFormatException(file.getFileName() + " line " + line + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
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
}
