package org.safefront.launcher.study;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** A policy as people write it: fields with dashes in their names, as in a study.yaml. The registry knows what they may hold. */
public final class PolicyFile {
    private static final Pattern DASH = Pattern.compile("-([a-z])");
    private static final Set<String> FIELDS = Set.of(
            "name",
            "confidence",
            "floors",
            "ceilings",
            "reference",
            "drops",
            "rises",
            "on-front",
            "calibrated-judge",
            "no-doubts");

    private PolicyFile() {}

    /**
     * The policy as the registry takes it.
     *
     * @throws InvalidStudyException naming the field that nobody knows
     */
    public static JsonNode read(Path file) {
        YamlField policy = YamlField.read(file, "a policy is a YAML file, for instance docs/examples/policy.yaml")
                .onlyKnows(FIELDS);
        policy.required("name").text();
        return camelCase(policy.node());
    }

    private static JsonNode camelCase(JsonNode node) {
        if (!node.isObject()) {
            return node;
        }
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        node.properties()
                .forEach(field -> object.set(
                        DASH.matcher(field.getKey())
                                .replaceAll(match -> match.group(1).toUpperCase(Locale.ROOT)),
                        camelCase(field.getValue())));
        return object;
    }
}
