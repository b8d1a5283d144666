package org.safefront.launcher.study;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Copies of the pocket study for tests to change. */
public final class PocketFolder {
    private PocketFolder() {}

    /** The study that the project ships. */
    public static Path original() {
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("studies/pocket"))
                .filter(Files::isDirectory)
                .findFirst()
                .orElseThrow();
    }

    /** A copy with one base. */
    public static Path copy(Path target) {
        Path source = original();
        try (Stream<Path> files = Files.walk(source)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path relative = source.relativize(file);
                if (!relative.startsWith("bases") || relative.startsWith("bases/seed-1")) {
                    Path copy = target.resolve(relative);
                    Files.createDirectories(copy.getParent());
                    Files.copy(file, copy);
                }
            }
            return target;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Puts another study.yaml into a copy. */
    public static Path withStudy(Path copy, String yaml) {
        try {
            Files.writeString(copy.resolve("study.yaml"), yaml);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
