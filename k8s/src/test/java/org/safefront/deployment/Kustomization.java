package org.safefront.deployment;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A kustomization.yaml, as far as we use it; what is not here is refused. */
record Kustomization(
        String apiVersion,
        String kind,
        String namespace,
        List<Labels> labels,
        List<String> resources,
        List<Patch> patches,
        @JsonProperty("configMapGenerator") List<Generator> configMaps,
        @JsonProperty("secretGenerator") List<Generator> secrets) {

    record Labels(Map<String, String> pairs, boolean includeTemplates) {}

    record Patch(String path, Target target) {}

    record Target(String kind, String name) {}

    record Generator(String name, List<String> literals, List<String> files) {
        Generator {
            literals = literals == null ? List.of() : literals;
            files = files == null ? List.of() : files;
        }

        /** What it makes, by key, where it is said here and not in a file. */
        Map<String, String> values() {
            return literals.stream()
                    .map(literal -> literal.split("=", 2))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts[1]));
        }
    }

    Kustomization {
        Objects.requireNonNull(resources, "resources");
        patches = patches == null ? List.of() : patches;
        configMaps = configMaps == null ? List.of() : configMaps;
        secrets = secrets == null ? List.of() : secrets;
    }

    static Kustomization read(String yaml) {
        try {
            return YAMLMapper.builder()
                    .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .build()
                    .readValue(yaml, Kustomization.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    /** All files that it names, from its folder. */
    List<String> files() {
        Stream<String> generated = configMaps.stream().flatMap(each -> each.files().stream());
        Stream<String> patching = patches.stream().map(Patch::path);
        return Stream.of(resources.stream(), patching, generated)
                .flatMap(each -> each)
                .toList();
    }

    Generator configMap(String name) {
        return configMaps.stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no configMapGenerator makes " + name));
    }
}
