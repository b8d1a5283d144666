package org.safefront.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContainerfilesTest {
    private static final String BUILT = "target/quarkus-app";

    @ParameterizedTest
    @MethodSource("services")
    void copiesAllThatMavenBuilds(String service) throws Exception {
        Path built = folder(service).resolve(BUILT);
        assumeTrue(Files.isDirectory(built), "NOT CHECKED: " + built + " is not there; mvn package builds it");

        Set<String> copied = lines(service, "COPY (\\S+?)/? \\S+")
                .map(line -> line.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        try (Stream<Path> all = Files.list(built)) {
            assertEquals(
                    all.map(path -> BUILT + "/" + path.getFileName())
                            // A list for people.
                            .filter(path -> !path.endsWith(".txt"))
                            .collect(Collectors.toCollection(TreeSet::new)),
                    copied);
        }
        assertEquals(List.of("*", "!" + BUILT), ignored(service));
    }

    @ParameterizedTest
    @MethodSource("services")
    void runsAsTheUserOfItsPodFromTheImageOfTheSameName(String service) {
        Workload workload = Workload.named(service);
        Compose.Service container = Repository.COMPOSE.services().get(service);
        String user = workload.pod().getSecurityContext().getRunAsUser() + ":"
                + workload.pod().getSecurityContext().getRunAsGroup();

        assertEquals(1, lines(service, "USER " + user).count());
        assertEquals("localhost/safefront/" + service + ":" + Repository.inParentPom("version"), container.image());
        assertEquals(container.image(), workload.container().getImage());
        assertEquals(new Compose.Build(service + "-service", "Containerfile"), container.build());
    }

    @Test
    void allStandOnOneBase() {
        Set<String> bases = Repository.SERVICES.stream()
                .flatMap(service -> lines(service, "FROM (\\S+)"))
                .map(line -> line.group(1))
                .collect(Collectors.toSet());

        assertEquals(1, bases.size(), bases.toString());
        assertTrue(bases.iterator().next().matches("docker\\.io/library/eclipse-temurin:17[0-9.]+_\\d+-jre-noble"));
    }

    static List<String> services() {
        return Repository.SERVICES;
    }

    private static Path folder(String service) {
        return Repository.ROOT.resolve(service + "-service");
    }

    private static Stream<MatchResult> lines(String service, String pattern) {
        String file = Repository.read(folder(service).resolve("Containerfile"));
        return Pattern.compile("^" + pattern + "$", Pattern.MULTILINE)
                .matcher(file)
                .results();
    }

    private static List<String> ignored(String service) {
        return Repository.read(folder(service).resolve(".dockerignore"))
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }
}
