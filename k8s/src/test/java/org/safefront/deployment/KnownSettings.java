package org.safefront.deployment;

import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Which environment variables a container reads. */
final class KnownSettings {
    /** Our own settings, by the interfaces that the services are built from. */
    private static final String DURABLE = "org.safefront.work.messaging.DurableSettings";

    private static final Map<String, List<String>> INTERFACES = Map.of(
            "trainer", List.of(DURABLE, "org.safefront.trainer.config.TrainerSettings"),
            "eval", List.of(DURABLE, "org.safefront.eval.config.EvalSettings"),
            "judge", List.of(DURABLE, "org.safefront.judge.config.JudgeSettings"),
            "registry", List.of(DURABLE, "org.safefront.registry.config.ReaderSettings"));

    /** Those of Quarkus, Kafka's clients and Java that a service needs. */
    private static final Set<String> OF_EVERY_SERVICE = Set.of(
            "JDK_JAVA_OPTIONS",
            "KAFKA_BOOTSTRAP_SERVERS",
            "QUARKUS_DATASOURCE_JDBC_URL",
            "QUARKUS_DATASOURCE_USERNAME",
            "QUARKUS_DATASOURCE_PASSWORD");

    /** Those of other people's images, and of our script in one of them. */
    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "topics", Set.of("KAFKA_BOOTSTRAP_SERVERS", "PARTITIONS"),
            "kafka", Set.of("KAFKA_HEAP_OPTS"),
            "postgres", Set.of("POSTGRES_DB", "POSTGRES_USER", "POSTGRES_PASSWORD", "PGDATA"));

    private KnownSettings() {}

    static Set<String> of(String container) {
        if (OF_OTHERS.containsKey(container)) {
            return OF_OTHERS.get(container);
        }
        var names = new TreeSet<>(OF_EVERY_SERVICE);
        for (String each : INTERFACES.get(container)) {
            ConfigMappings.getProperties(ConfigClass.configClass(load(each))).keySet().stream()
                    .map(KnownSettings::variable)
                    .forEach(names::add);
        }
        return names;
    }

    /** MicroProfile Config: what is neither letter nor digit becomes an underscore. */
    private static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    private static Class<?> load(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name + " is gone; its settings have another home now", e);
        }
    }
}
