package org.safefront.deployment;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** docker-compose.yml, as far as we use the format; what is not here is refused. */
record Compose(String name, Map<String, Service> services, Map<String, Map<String, Object>> volumes) {
    private static final Set<String> CONDITIONS = Set.of("service_healthy", "service_completed_successfully");

    /** The words that are set aside are known too; nobody here asks for what they say. */
    @JsonIgnoreProperties({"user", "command", "restart", "tmpfs", "mem_limit"})
    record Service(
            String image,
            Build build,
            Map<String, String> environment,
            List<String> volumes,
            List<String> ports,
            @JsonProperty("depends_on") Map<String, Dependency> dependsOn,
            HealthCheck healthcheck,
            @JsonProperty("stop_grace_period") String stopGracePeriod,
            @JsonProperty("read_only") boolean readOnly,
            @JsonProperty("cap_drop") List<String> capDrop,
            @JsonProperty("security_opt") List<String> securityOpt) {
        Service {
            ports = ports == null ? List.of() : ports;
            dependsOn = dependsOn == null ? Map.of() : dependsOn;
        }
    }

    record Build(String context, String dockerfile) {}

    record Dependency(String condition) {
        Dependency {
            if (!CONDITIONS.contains(condition)) {
                throw new IllegalArgumentException("condition must be one of " + CONDITIONS + ", was " + condition);
            }
        }
    }

    record HealthCheck(
            List<String> test,
            String interval,
            String timeout,
            int retries,
            @JsonProperty("start_period") String startPeriod) {}

    static Compose read(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Map<String, Object> document = new Yaml(new SafeConstructor(options)).load(yaml);
        // Fragments that the services above share.
        Map<String, Object> known = document.entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("x-"))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        return JsonMapper.builder()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build()
                .convertValue(known, Compose.class);
    }
}
