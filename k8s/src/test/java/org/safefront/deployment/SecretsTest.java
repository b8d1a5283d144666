package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.SecretKeySelector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The data key and the reader token: who is given them, that nothing stops without them, and how one insists on them. */
class SecretsTest {
    private static final Path COMPONENT = Repository.ROOT.resolve("k8s/components/secrets-required");
    private static final Set<String> OF_REGISTRY = Set.of("safefront-data-key/key", "safefront-reader-token/token");

    @ParameterizedTest
    @MethodSource("services")
    void aServiceIsGivenWhatItNeedsAndDoesWithout(String service) {
        assertEquals(expected(service), optional(Workload.named(service)));
    }

    @ParameterizedTest
    @CsvSource({
        "eval, SAFEFRONT_DATA_KEY",
        "judge, SAFEFRONT_DATA_KEY",
        "registry, SAFEFRONT_DATA_KEY",
        "registry, SAFEFRONT_READER_TOKEN"
    })
    void composeTakesThemFromTheEnvironmentAndDoesWithout(String service, String variable) {
        assertEquals(
                "${" + variable + ":-}",
                Repository.COMPOSE.services().get(service).environment().get(variable));
    }

    @Test
    void whatIsOptionalIsNotNeededAndAllElseIs() {
        Set<String> needed = References.needed(Workload.named("registry")).collect(Collectors.toSet());

        assertEquals(
                Set.of(
                        "ConfigMap/safefront-settings",
                        "Secret/safefront-database/username",
                        "Secret/safefront-database/password",
                        "PersistentVolumeClaim/safefront-files"),
                needed);
    }

    /** A misspelt name of a secret that may be missing would stop nothing, and seal nothing. */
    @Test
    void theDocsMakeEachSecretUnderItsName() {
        String docs = Repository.read(Repository.ROOT.resolve("docs/deployment.md"));

        for (String secret : OF_REGISTRY) {
            String[] parts = secret.split("/");
            assertTrue(
                    docs.contains("create secret generic " + parts[0] + " --from-literal=" + parts[1] + "="), secret);
        }
    }

    @Test
    void theComponentAsksForThem() throws IOException, InterruptedException {
        Path overlay =
                Files.createDirectories(Path.of("target/with-secrets-required").toAbsolutePath());
        Files.writeString(
                overlay.resolve("kustomization.yaml"),
                "apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: ["
                        + overlay.relativize(Repository.BASE) + "]\ncomponents: [" + overlay.relativize(COMPONENT)
                        + "]\n");

        List<HasMetadata> objects = Kustomize.build(overlay);

        for (String service : Repository.SERVICES) {
            Workload workload = objects.stream()
                    .flatMap(object -> Workload.of(object).stream())
                    .filter(each -> each.name().equals(service))
                    .findFirst()
                    .orElseThrow();
            Set<String> needed = References.needed(workload).collect(Collectors.toSet());

            assertEquals(Set.of(), optional(workload));
            expected(service).forEach(secret -> assertTrue(needed.contains("Secret/" + secret), service + secret));
            assertEquals(
                    Workload.named(service).container().getEnv().size(),
                    workload.container().getEnv().size());
        }
    }

    static List<String> services() {
        return Repository.SERVICES;
    }

    private static Set<String> expected(String service) {
        return switch (service) {
            case "registry" -> OF_REGISTRY;
            case "eval", "judge" -> Set.of("safefront-data-key/key");
            default -> Set.of();
        };
    }

    private static Set<String> optional(Workload workload) {
        return References.optionalSecrets(workload)
                .map(SecretsTest::name)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String name(SecretKeySelector secret) {
        return secret.getName() + "/" + secret.getKey();
    }
}
