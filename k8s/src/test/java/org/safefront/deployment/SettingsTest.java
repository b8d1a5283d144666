package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import kafka.server.KafkaConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SettingsTest {
    @ParameterizedTest
    @MethodSource("containers")
    void aContainerIsGivenOnlyWhatItReads(String container) {
        var given = new TreeSet<>(Workload.named(container).environment().keySet());
        given.addAll(Repository.COMPOSE.services().get(container).environment().keySet());

        given.removeAll(KnownSettings.of(container));

        assertEquals(Set.of(), given);
    }

    @ParameterizedTest
    @MethodSource("services")
    void composeAndKubernetesSayTheSame(String service) {
        Map<String, Optional<String>> pod = Workload.named(service).environment();
        Map<String, String> container =
                Repository.COMPOSE.services().get(service).environment();

        var open = new TreeMap<String, Optional<String>>();
        container.forEach((name, value) -> open.put(
                name,
                Optional.of(value)
                        .filter(any -> pod.get(name) == null || pod.get(name).isPresent())));

        assertEquals(pod, open);
    }

    @Test
    void onlyASecretHoldsPasswordKeyAndToken() {
        boolean secretInBase = Repository.OBJECTS.stream().anyMatch(Secret.class::isInstance);
        Set<String> plain = Workload.ALL.stream()
                .flatMap(workload -> workload.environment().entrySet().stream())
                .filter(variable -> variable.getKey().matches(".*(PASSWORD|KEY|TOKEN).*"))
                .filter(variable -> variable.getValue().isPresent())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());

        assertEquals(Set.of(), plain);
        assertTrue(!secretInBase
                && Repository.kustomization(Repository.BASE).secrets().isEmpty());
    }

    @Test
    void theBrokerIsGivenOnlyWhatKafkaReads() throws IOException {
        var properties = new Properties();
        properties.load(new StringReader(Repository.read(Repository.LOCAL.resolve("kafka/server.properties"))));

        Set<String> unknown = new TreeSet<>(properties.stringPropertyNames());
        unknown.removeAll(KafkaConfig.configDef().names());
        var config = new KafkaConfig(properties, false);

        assertEquals(Set.of(), unknown);
        assertEquals(false, config.autoCreateTopicsEnable());
    }

    @Test
    void addressesLeadToServicesOfTheOverlayAndThroughThePolicy() {
        Map<String, Optional<String>> settings = Workload.named("registry").environment();
        var broker =
                URI.create("kafka://" + settings.get("KAFKA_BOOTSTRAP_SERVERS").orElseThrow());
        var database = URI.create(
                settings.get("QUARKUS_DATASOURCE_JDBC_URL").orElseThrow().substring("jdbc:".length()));

        for (URI address : List.of(broker, database)) {
            assertTrue(servicePorts(address.getHost()).contains(address.getPort()), address.toString());
            assertTrue(allowedPorts().contains(address.getPort()), address.toString());
        }
    }

    static Set<String> containers() {
        return Repository.COMPOSE.services().keySet();
    }

    static List<String> services() {
        return Repository.SERVICES;
    }

    private static Set<Integer> servicePorts(String name) {
        return Repository.OBJECTS.stream()
                .filter(Service.class::isInstance)
                .map(Service.class::cast)
                .filter(service -> service.getMetadata().getName().equals(name))
                .flatMap(service -> service.getSpec().getPorts().stream())
                .map(port -> port.getPort())
                .collect(Collectors.toSet());
    }

    private static Set<Integer> allowedPorts() {
        return Repository.OBJECTS.stream()
                .filter(NetworkPolicy.class::isInstance)
                .map(NetworkPolicy.class::cast)
                .flatMap(policy -> policy.getSpec().getEgress().stream())
                .flatMap(rule -> rule.getPorts().stream())
                .map(port -> port.getPort())
                .map(IntOrString::getIntVal)
                .collect(Collectors.toSet());
    }
}
