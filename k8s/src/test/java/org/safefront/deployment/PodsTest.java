package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.ResourceRequirements;
import io.fabric8.kubernetes.api.model.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.safefront.work.RelaySettings;
import org.safefront.work.WorkerSettings;

class PodsTest {
    private static final int QUARKUS_PORT = 8080;

    @ParameterizedTest
    @MethodSource("workloads")
    void asksForNoMoreThanItNeeds(Workload workload) {
        PodSpec pod = workload.pod();
        PodSecurityContext rights = pod.getSecurityContext();
        SecurityContext own = workload.container().getSecurityContext();

        assertAll(
                () -> assertEquals(1, pod.getContainers().size()),
                () -> assertFalse(pod.getAutomountServiceAccountToken()),
                () -> assertFalse(pod.getEnableServiceLinks()),
                () -> assertTrue(rights.getRunAsNonRoot()),
                () -> assertTrue(rights.getRunAsUser() > 0),
                () -> assertEquals("RuntimeDefault", rights.getSeccompProfile().getType()),
                () -> assertFalse(own.getAllowPrivilegeEscalation()),
                () -> assertTrue(own.getReadOnlyRootFilesystem()),
                () -> assertEquals(List.of("ALL"), own.getCapabilities().getDrop()),
                () -> assertEquals(List.of(), own.getCapabilities().getAdd()),
                () -> assertEquals("/tmp", workload.mount("tmp")));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void saysWhatItTakes(Workload workload) {
        ResourceRequirements resources = workload.container().getResources();

        for (var amounts : List.of(resources.getRequests(), resources.getLimits())) {
            assertEquals(Set.of("cpu", "memory"), amounts.keySet());
        }
        resources
                .getRequests()
                .forEach((what, amount) -> assertTrue(
                        amount.getNumericalAmount()
                                        .compareTo(
                                                resources.getLimits().get(what).getNumericalAmount())
                                <= 0,
                        what));
    }

    @ParameterizedTest
    @MethodSource("workloads")
    void selectsItsOwnPods(Workload workload) {
        Map<String, String> labels = workload.template().getMetadata().getLabels();

        assertEquals(workload.name(), labels.get("app.kubernetes.io/name"));
        assertTrue(labels.entrySet().containsAll(workload.selector().entrySet()));
    }

    @ParameterizedTest
    @MethodSource("services")
    void probesAskWhatQuarkusAnswers(String service) {
        Container container = Workload.named(service).container();

        assertEquals(
                List.of(QUARKUS_PORT),
                container.getPorts().stream()
                        .map(ContainerPort::getContainerPort)
                        .toList());
        assertProbe("/q/health/started", container.getStartupProbe());
        assertProbe("/q/health/live", container.getLivenessProbe());
        assertProbe("/q/health/ready", container.getReadinessProbe());
    }

    @ParameterizedTest
    @MethodSource("services")
    void leavesTimeToHandALeaseBackAndToEmptyTheOutbox(String service) {
        Duration needed = WorkerSettings.of(service, Set.of("any")).patience().plus(RelaySettings.DEFAULT.patience());

        Duration pod = Duration.ofSeconds(Workload.named(service).pod().getTerminationGracePeriodSeconds());
        Duration container =
                Duration.parse("PT" + Repository.COMPOSE.services().get(service).stopGracePeriod());

        assertTrue(pod.compareTo(needed) > 0, "pod: " + pod);
        assertEquals(pod, container);
    }

    @Test
    void allServicesSeeTheFilesAtOnePlace() {
        String artifacts = Repository.kustomization(Repository.BASE)
                .configMap("safefront-settings")
                .values()
                .get("SAFEFRONT_ARTIFACTS");

        for (String service : Repository.SERVICES) {
            assertTrue(artifacts.startsWith(Workload.named(service).mount("files") + "/"));
            List<String> volumes = Repository.COMPOSE.services().get(service).volumes();
            assertNotNull(volumes);
            assertTrue(volumes.stream().anyMatch(volume -> volume.startsWith("artifacts:" + artifacts)));
        }
    }

    static Stream<Workload> workloads() {
        return Workload.ALL.stream();
    }

    static List<String> services() {
        return Repository.SERVICES;
    }

    private static void assertProbe(String path, Probe probe) {
        assertEquals(path, probe.getHttpGet().getPath());
        assertEquals("http", probe.getHttpGet().getPort().getStrVal());
    }
}
