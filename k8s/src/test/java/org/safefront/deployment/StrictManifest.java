package org.safefront.deployment;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads manifests as Kubernetes' own types, and takes nothing that those types do not have. */
final class StrictManifest {
    private static final ObjectMapper YAML = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .build();

    private StrictManifest() {}

    /**
     * The objects of a file.
     *
     * @throws IllegalArgumentException naming the fields that Kubernetes does not know, or whose value it cannot read
     */
    static List<HasMetadata> read(String yaml) {
        var objects = new ArrayList<HasMetadata>();
        ObjectReader documents = YAML.readerFor(JsonNode.class);
        try (var each = documents.<JsonNode>readValues(yaml)) {
            while (each.hasNextValue()) {
                objects.add(object(each.nextValue()));
            }
        } catch (IOException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        return objects;
    }

    private static HasMetadata object(JsonNode document) {
        KubernetesResource resource = typed(document);
        if (!(resource instanceof HasMetadata object) || resource instanceof GenericKubernetesResource) {
            throw new IllegalArgumentException("kind " + document.path("kind").asText() + " of "
                    + document.path("apiVersion").asText() + " is not known");
        }
        List<String> wrong = new UnknownFields().of(object);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(document.path("kind").asText() + " "
                    + object.getMetadata().getName() + " has fields that are not known: " + String.join(", ", wrong));
        }
        return object;
    }

    private static KubernetesResource typed(JsonNode document) {
        try {
            return YAML.treeToValue(document, KubernetesResource.class);
        } catch (JsonMappingException e) {
            throw new IllegalArgumentException(e.getPathReference() + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
