package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVarSource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.Volume;
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
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl kustomize} makes of the local overlay. */
class LocalOverlayTest {
    private static final Map<String, List<String>> BUILDERS =
            Map.of("kubectl", List.of("kubectl", "kustomize"), "kustomize", List.of("kustomize", "build"));

    private static final String NOT_CHECKED =
            "NOT CHECKED: neither kubectl nor kustomize is on the PATH, so nobody has built the local overlay";
    private static final Logger LOG = System.getLogger(LocalOverlayTest.class.getName());

    private static List<HasMetadata> objects;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        Optional<List<String>> builder = BUILDERS.entrySet().stream()
                .filter(entry -> isOnThePath(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (builder.isEmpty()) {
            LOG.log(Level.WARNING, NOT_CHECKED);
        }
        assumeTrue(builder.isPresent(), NOT_CHECKED);
        Process process = new ProcessBuilder(
                        Stream.concat(builder.get().stream(), Stream.of(Repository.LOCAL.toString()))
                                .toList())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String yaml = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), "exit status");
        objects = StrictManifest.read(yaml);
    }

    @Test
    void holdsServicesBrokerAndDatabaseInOneNamespace() {
        Set<String> workloads = workloads().map(Workload::name).collect(Collectors.toCollection(TreeSet::new));
        Set<String> namespaces = objects.stream()
                .map(object -> object.getMetadata().getNamespace())
                .filter(namespace -> namespace != null)
                .collect(Collectors.toSet());

        assertEquals(
                new TreeSet<>(Set.of("trainer", "eval", "judge", "registry", "topics", "kafka", "postgres")),
                workloads);
        assertEquals(Set.of("safefront"), namespaces);
    }

    @Test
    void everyNameThatAPodRefersToIsThere() {
        Set<String> present = new TreeSet<>();
        for (HasMetadata object : objects) {
            present.add(object.getKind() + "/" + object.getMetadata().getName());
            keys(object)
                    .forEach(key -> present.add(
                            object.getKind() + "/" + object.getMetadata().getName() + "/" + key));
        }

        Set<String> missing = workloads().flatMap(LocalOverlayTest::references).collect(Collectors.toSet());
        missing.removeAll(present);

        assertEquals(Set.of(), missing);
    }

    @Test
    void everyServiceLeadsToAPortOfAPod() {
        List<Service> services = objects.stream()
                .filter(Service.class::isInstance)
                .map(Service.class::cast)
                .toList();

        for (Service service : services) {
            Map<String, String> selector = service.getSpec().getSelector();
            Set<String> ports = workloads()
                    .filter(workload -> workload.template()
                            .getMetadata()
                            .getLabels()
                            .entrySet()
                            .containsAll(selector.entrySet()))
                    .flatMap(workload -> workload.container().getPorts().stream())
                    .map(port -> port.getName())
                    .collect(Collectors.toSet());
            service.getSpec()
                    .getPorts()
                    .forEach(port -> assertTrue(
                            ports.contains(port.getTargetPort().getStrVal()),
                            service.getMetadata().getName() + " leads to " + port.getTargetPort()));
        }
        assertEquals(6, services.size());
    }

    private static Stream<Workload> workloads() {
        return objects.stream().flatMap(object -> Workload.of(object).stream());
    }

    private static Set<String> keys(HasMetadata object) {
        if (object instanceof ConfigMap map) {
            return map.getData().keySet();
        }
        return object instanceof Secret secret ? secret.getData().keySet() : Set.of();
    }

    private static Stream<String> references(Workload workload) {
        Container container = workload.container();
        Stream<String> maps = container.getEnvFrom().stream()
                .map(from -> "ConfigMap/" + from.getConfigMapRef().getName());
        Stream<String> keys = container.getEnv().stream()
                .map(variable -> variable.getValueFrom())
                .filter(source -> source != null)
                .map(LocalOverlayTest::key);
        Stream<String> volumes = workload.pod().getVolumes().stream().flatMap(LocalOverlayTest::volume);
        return Stream.of(maps, keys, volumes).flatMap(each -> each);
    }

    private static String key(EnvVarSource source) {
        return source.getSecretKeyRef() != null
                ? "Secret/" + source.getSecretKeyRef().getName() + "/"
                        + source.getSecretKeyRef().getKey()
                : "ConfigMap/" + source.getConfigMapKeyRef().getName() + "/"
                        + source.getConfigMapKeyRef().getKey();
    }

    private static Stream<String> volume(Volume volume) {
        if (volume.getConfigMap() != null) {
            return Stream.of("ConfigMap/" + volume.getConfigMap().getName());
        }
        return volume.getPersistentVolumeClaim() == null
                ? Stream.empty()
                : Stream.of("PersistentVolumeClaim/"
                        + volume.getPersistentVolumeClaim().getClaimName());
    }

    private static boolean isOnThePath(String program) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
