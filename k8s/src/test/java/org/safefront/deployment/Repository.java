package org.safefront.deployment;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of this repository; the tests of this module run one folder below its root. */
final class Repository {
    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path BASE = ROOT.resolve("k8s/base");
    static final Path LOCAL = ROOT.resolve("k8s/overlays/local");
    static final List<String> SERVICES = List.of("trainer", "eval", "judge", "registry");

    private static final String KUSTOMIZATION = "kustomization.yaml";

    /** What base and overlays hold, as it is written. */
    static final List<HasMetadata> OBJECTS = manifests().stream()
            .flatMap(file -> StrictManifest.read(read(file)).stream())
            .toList();

    static final Compose COMPOSE = Compose.read(read(ROOT.resolve("docker-compose.yml")));

    private Repository() {}

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }

    /** All YAML files of base and overlays but the kustomizations. */
    static List<Path> manifests() {
        return Stream.of(BASE, ROOT.resolve("k8s/overlays"))
                .flatMap(folder -> below(folder).stream())
                .filter(file -> file.toString().endsWith(".yaml"))
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .toList();
    }

    /** All files of a folder but its kustomization, in order. */
    static List<Path> filesBelow(Path folder) {
        return below(folder).stream()
                .filter(file -> !file.endsWith(KUSTOMIZATION))
                .toList();
    }

    /** The first element of this name in the parent pom. */
    static String inParentPom(String element) {
        return Pattern.compile("<" + element + ">(\\S+)</" + element + ">")
                .matcher(read(ROOT.resolve("pom.xml")))
                .results()
                .findFirst()
                .orElseThrow()
                .group(1);
    }

    static Kustomization kustomization(Path folder) {
        return Kustomization.read(read(folder.resolve(KUSTOMIZATION)));
    }

    private static List<Path> below(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(folder + " cannot be listed", e);
        }
    }
}
