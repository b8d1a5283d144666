package org.safefront.lm.format;

import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Path, size and SHA-256 of every file of a folder. Its own digest names the folder's content.
 *
 * @param files sorted by path
 */
public record Manifest(List<Entry> files) {
    /**
     * One file.
     *
     * @param path relative to the folder, with forward slashes
     * @param size in bytes
     * @param sha256 in lower-case hexadecimal
     */
    public record Entry(String path, long size, String sha256) {}

    public Manifest {
        files = files.stream().sorted(Comparator.comparing(Entry::path)).toList();
        if (files.isEmpty()) {
            throw new InvalidModelException("a manifest needs at least one file");
        }
        files.forEach(file -> SafeFiles.require(file.path()));
    }

    /**
     * Reads every file of the folder and those below it.
     *
     * @throws UnsafeFormatException if one could execute code when it is loaded
     */
    public static Manifest of(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return of(folder, files.filter(Files::isRegularFile).toList());
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }

    /** Reads these files of the folder, see {@link #of(Path)}. */
    public static Manifest of(Path folder, List<Path> files) {
        return new Manifest(files.stream().map(file -> entry(folder, file)).toList());
    }

    /** SHA-256 of the canonical text: a JSON array without spaces, one object a file, sorted by path. */
    public String digest() {
        return Sha256.of(canonical().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Does nothing if the folder holds these files, byte for byte.
     *
     * @throws ManifestMismatchException naming the first file that differs
     */
    public void verify(Path folder) {
        for (Entry expected : files) {
            Path file = folder.resolve(expected.path());
            if (!Files.isRegularFile(file)) {
                throw new ManifestMismatchException(file + " is missing");
            }
            if (!entry(folder, file).equals(expected)) {
                throw new ManifestMismatchException(file + " is not the file that its manifest describes");
            }
        }
    }

    private static Entry entry(Path folder, Path file) {
        try {
            String path = folder.relativize(file).toString().replace('\\', '/');
            return new Entry(path, Files.size(file), Sha256.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    private String canonical() {
        return files.stream()
                .map(file -> "{\"path\":" + quoted(file.path()) + ",\"sha256\":\"" + file.sha256() + "\",\"size\":"
                        + file.size() + "}")
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }
}
