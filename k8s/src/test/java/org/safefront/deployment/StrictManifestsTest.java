package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StrictManifestsTest {
    @ParameterizedTest
    @MethodSource("manifests")
    void everyManifestHasOnlyFieldsThatKubernetesKnows(Path manifest) {
        assertFalse(StrictManifest.read(Repository.read(manifest)).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    imagePullPolicy: IfNotPresent | imagePulPolicy: IfNotPresent | spec.template.spec.containers[0].imagePulPolicy
                    targetPort: http              | targetPrt: http              | spec.ports[0].targetPrt
                    replicas: 1                   | replica: 1                   | spec.replica
                    periodSeconds: 2              | periodSecond: 2              | spec.template.spec.containers[0].startupProbe.periodSecond
                    memory: 512Mi                 | memory: 512Mb                | spec.template.spec.containers[0].resources
                    replicas: 1                   | replicas: one                | ["replicas"]
                    kind: Deployment              | kind: Deploymint             | kind Deploymint
                    """)
    void namesThePathOfAMisspelling(String right, String wrong, String path) {
        String manifest = Repository.read(Repository.BASE.resolve("registry.yaml"));
        assertTrue(manifest.contains(right));

        var refusal =
                assertThrows(IllegalArgumentException.class, () -> StrictManifest.read(manifest.replace(right, wrong)));

        assertTrue(refusal.getMessage().contains(path), refusal.getMessage());
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyFileOfAFolderIsPartOfItsKustomization(Path folder) {
        Set<Path> named = Repository.kustomization(folder).files().stream()
                .map(file -> folder.resolve(file).normalize())
                .collect(Collectors.toCollection(TreeSet::new));
        named.removeIf(file -> Files.isRegularFile(file.resolve("kustomization.yaml")));

        assertEquals(Repository.filesBelow(folder), List.copyOf(named));
    }

    static List<Path> manifests() {
        return Repository.manifests();
    }

    static Stream<Path> kustomizations() {
        return Stream.of(Repository.BASE, Repository.LOCAL);
    }
}
