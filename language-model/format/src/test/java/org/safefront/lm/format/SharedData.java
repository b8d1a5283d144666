package org.safefront.lm.format;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Third-party files to test with. They lie in {@code shared/data} beside the project and are not part of it. */
public final class SharedData {
    private SharedData() {}

    /** A file or folder in there; the test is skipped, with a message, where the folder is not at hand. */
    public static Path require(String path) {
        Optional<Path> folder = find();
        Assumptions.assumeTrue(folder.isPresent(), "SKIPPED: shared/data is not beside the project, no " + path);
        return folder.orElseThrow().resolve(path);
    }

    private static Optional<Path> find() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("data"))
                .filter(Files::isDirectory)
                .findFirst();
    }
}
