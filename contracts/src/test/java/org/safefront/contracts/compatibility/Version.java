package org.safefront.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.safefront.contracts.Json;

/**
 * The contract of one version: its AsyncAPI document, and the schema and golden file of each event.
 *
 * @param folder where they lie
 */
record Version(Path folder) {
    private static final Path RELEASED = Path.of("released");
    private static final Path TODAY = Path.of("src/main/resources/safefront");
    private static final String SUMS = "SHA256SUMS";
    private static final Pattern NAME = Pattern.compile("\\d+\\.\\d+\\.\\d+(-[0-9A-Za-z.]+)?");

    /** What the next release would be. */
    static Version today() {
        return new Version(TODAY);
    }

    /** All that were released, by name. */
    static List<Version> released() {
        try (Stream<Path> folders = Files.list(RELEASED)) {
            return folders.filter(Files::isDirectory).sorted().map(Version::new).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Keeps today's contract under that name. A candidate ({@code 1.0.0-rc1}) gives way to the next one and to the release;
     * a release stays as it is.
     */
    static void freeze(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("-Dcontracts.release must be such as 1.2.0 or 1.2.0-rc1, was " + name);
        }
        String release = name.split("-")[0];
        try {
            for (Version version : released()) {
                if (version.name().startsWith(release + "-")) {
                    version.delete();
                }
            }
            var version = new Version(RELEASED.resolve(name));
            if (Files.exists(version.folder)) {
                throw new IllegalArgumentException(name + " is released; what has changed since needs another version");
            }
            for (Path file : Version.today().contents()) {
                Path copy = version.folder.resolve(TODAY.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
            }
            Files.writeString(version.folder.resolve(SUMS), version.sums());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String name() {
        return folder.getFileName().toString();
    }

    JsonNode document() {
        try {
            return new YAMLMapper().readTree(folder.resolve("asyncapi.yaml").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Schemas by the name of their file, such as {@code run.started.v1.json}. */
    Map<String, JsonNode> schemas() {
        return read("schemas");
    }

    /** Golden files by name, which is that of the schema or begins with it. */
    Map<String, JsonNode> golden() {
        return read("golden");
    }

    /** The digests that were written when it was frozen. */
    String frozenSums() {
        try {
            return Files.readString(folder.resolve(SUMS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The digest of each file as it is, as sha256sum prints them. */
    String sums() {
        return contents().stream()
                .filter(file -> !file.endsWith(SUMS))
                .map(file ->
                        sha256(file) + "  " + folder.relativize(file).toString().replace('\\', '/') + "\n")
                .collect(Collectors.joining());
    }

    private Map<String, JsonNode> read(String part) {
        var read = new TreeMap<String, JsonNode>();
        for (Path file : contents()) {
            if (file.getParent().endsWith(part)) {
                try {
                    read.put(file.getFileName().toString(), Json.MAPPER.readTree(file.toFile()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
        return read;
    }

    private List<Path> contents() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void delete() throws IOException {
        for (Path file : contents()) {
            Files.delete(file);
        }
        Files.delete(folder.resolve("schemas"));
        Files.delete(folder.resolve("golden"));
        Files.delete(folder);
    }

    private static String sha256(Path file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    @Override
    public String toString() {
        return name();
    }
}
