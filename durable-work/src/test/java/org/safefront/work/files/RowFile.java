package org.safefront.work.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.safefront.contracts.DataRef;

/** Files of rows for tests. */
public final class RowFile {
    private RowFile() {}

    /** What refers to a file as it is now. */
    public static DataRef reference(Path file) {
        return new DataRef(
                file.toUri().toString(), RowFiles.sha256(file), lines(file).size());
    }

    /** Writes a file and refers to it. */
    public static DataRef write(Path file, List<String> lines) {
        try {
            return reference(Files.write(file, lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The lines of a file that a service wrote. */
    public static List<String> lines(DataRef reference) {
        return lines(Path.of(URI.create(reference.uri())));
    }

    /** The lines of a file. */
    public static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
