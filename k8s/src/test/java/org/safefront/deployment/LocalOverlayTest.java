package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What {@code kubectl kustomize} makes of the local overlay. */
class LocalOverlayTest {
    private static List<HasMetadata> objects;

    @BeforeAll
    static void build() throws IOException, InterruptedException {
        objects = Kustomize.build(Repository.LOCAL);
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

        Set<String> missing = workloads().flatMap(References::needed).collect(Collectors.toSet());
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
}
