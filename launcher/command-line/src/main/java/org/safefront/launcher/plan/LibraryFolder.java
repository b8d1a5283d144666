package org.safefront.launcher.plan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.safefront.lm.training.NativeLibraries;

/**
 * The libraries that tokenize and multiply, as files. Where no command unpacked them before, they are put into a folder for
 * temporary files and taken away again, for a dry run leaves nothing behind.
 */
final class LibraryFolder {
    /** Where the library by which DJL looks for GPUs unpacks itself at every start. */
    private static final String JNA = "jna.tmpdir";

    private LibraryFolder() {}

    /** Carries out work that loads them; what is loaded stays loaded. */
    static <T> T during(Supplier<T> work) {
        Path folder = temporary();
        System.setProperty(JNA, folder.toString());
        // This question loads the first of them.
        if (!NativeLibraries.areUnpacked()) {
            System.setProperty(NativeLibraries.FOLDER, folder.toString());
        }
        try {
            return work.get();
        } finally {
            System.clearProperty(JNA);
            System.clearProperty(NativeLibraries.FOLDER);
            delete(folder);
        }
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("safefront-dry-run");
        } catch (IOException e) {
            throw new UncheckedIOException("there is no folder for temporary files", e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> tree = Files.walk(folder)) {
            List<Path> deepestFirst = tree.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be deleted", e);
        }
    }
}
