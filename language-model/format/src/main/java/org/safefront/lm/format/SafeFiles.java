package org.safefront.lm.format;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The door: files that could execute code when somebody loads them do not come in. */
public final class SafeFiles {
    /** Pickle and its containers, graph formats that embed code, scripts and libraries. */
    private static final Set<String> UNSAFE = Set.of(
            "bin", "pt", "pth", "ckpt", "pkl", "pickle", "joblib", "dill", "npy", "npz", "h5", "hdf5", "keras", "pb",
            "py", "pyc", "so", "dll", "dylib", "jar", "class", "exe", "sh", "bat");

    private SafeFiles() {}

    /**
     * Looks at the name of each file in the folder, not below it.
     *
     * @throws UnsafeFormatException naming the first that is refused
     */
    public static void require(Path folder) {
        for (Path file : list(folder)) {
            require(file.toString());
        }
    }

    /**
     * Looks at a file's name.
     *
     * @throws UnsafeFormatException if its ending says that it could execute code
     */
    public static void require(String file) {
        String ending = file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        if (UNSAFE.contains(ending)) {
            throw new UnsafeFormatException(file);
        }
    }

    private static List<Path> list(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidModelException(folder + " is not a folder");
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
