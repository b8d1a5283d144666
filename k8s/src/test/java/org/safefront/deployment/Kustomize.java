package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import java.io.File;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Builds an overlay with whichever of the two tools is at hand, and skips the test loudly where none is. */
final class Kustomize {
    private static final Map<String, List<String>> BUILDERS =
            Map.of("kubectl", List.of("kubectl", "kustomize"), "kustomize", List.of("kustomize", "build"));

    private static final String NOT_CHECKED =
            "NOT CHECKED: neither kubectl nor kustomize is on the PATH, so nobody has built ";
    private static final Logger LOG = System.getLogger(Kustomize.class.getName());

    private Kustomize() {}

    /** What it makes of an overlay. */
    static List<HasMetadata> build(Path overlay) throws IOException, InterruptedException {
        Optional<List<String>> builder = BUILDERS.entrySet().stream()
                .filter(entry -> isOnThePath(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (builder.isEmpty()) {
            LOG.log(Level.WARNING, NOT_CHECKED + overlay);
        }
        assumeTrue(builder.isPresent(), NOT_CHECKED + overlay);
        Process process = new ProcessBuilder(Stream.concat(builder.get().stream(), Stream.of(overlay.toString()))
                        .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), "exit status");
        return StrictManifest.read(yaml);
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
