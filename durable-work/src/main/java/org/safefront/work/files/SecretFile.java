package org.safefront.work.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keys and tokens that an operator keeps in files, not in the environment. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * What stands in it.
     *
     * @param what it is to hold, for whoever gave a file that cannot be read
     */
    public static String read(Path file, String what) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read; it is to hold the " + what, e);
        }
    }
}
