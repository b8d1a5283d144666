package org.safefront.lm.format.template;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a template is rendered with, read from JSON. */
record Conversation(List<Map<String, Object>> messages, boolean addGenerationPrompt, Map<String, Object> variables) {
    private static final ObjectMapper JSON = new ObjectMapper();

    static Conversation of(JsonNode variables) {
        var rest = new LinkedHashMap<>(JSON.convertValue(variables, new TypeReference<Map<String, Object>>() {}));
        rest.remove("messages");
        List<Map<String, Object>> messages =
                JSON.convertValue(variables.path("messages"), new TypeReference<List<Map<String, Object>>>() {});
        return new Conversation(
                messages, variables.path("add_generation_prompt").asBoolean(), rest);
    }

    RenderedPrompt render(ChatTemplate template) {
        return template.render(messages, addGenerationPrompt, variables);
    }
}
