package org.safefront.contracts.compatibility;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of the AsyncAPI document may not change between two versions: an address, its key, how long its records stay, an
 * event that rides there, and the type, headers and schema of that event. Topics, events and optional headers may be added.
 */
final class DocumentDifferences {
    private static final String HEADERS = "headers";

    private final JsonNode before;
    private final JsonNode after;
    private final List<String> found = new ArrayList<>();

    private DocumentDifferences(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Each difference that would break a subscriber, as a sentence that begins with the topic or the event. */
    static List<String> between(JsonNode before, JsonNode after) {
        var differences = new DocumentDifferences(before, after);
        differences.same("the document", before, after, "defaultContentType");
        differences.channels();
        differences.messages();
        return List.copyOf(differences.found);
    }

    private void channels() {
        Map<String, JsonNode> now = channels(after);
        channels(before).forEach((address, channel) -> {
            if (!now.containsKey(address)) {
                found.add(address + " is gone");
                return;
            }
            same(address, channel, now.get(address), "x-key");
            same(address, channel, now.get(address), "bindings");
            List<String> events = names(after, now.get(address));
            names(before, channel).stream()
                    .filter(event -> !events.contains(event))
                    .forEach(event -> found.add(address + " no longer carries " + event));
        });
    }

    private void messages() {
        Map<String, JsonNode> now = messages(after);
        messages(before).forEach((name, message) -> {
            JsonNode today = now.get(name);
            if (today == null) {
                found.add(name + " is gone");
                return;
            }
            same(name, message, today, "contentType");
            same(name, message, today, "payload");
            headers(message, today).forEach(difference -> found.add(name + ", header " + difference));
        });
    }

    private List<String> headers(JsonNode message, JsonNode today) {
        return SchemaDifferences.between(resolve(before, message.path(HEADERS)), resolve(after, today.path(HEADERS)));
    }

    private void same(String where, JsonNode old, JsonNode now, String word) {
        if (!old.path(word).equals(now.path(word))) {
            found.add(where + " " + word + " was " + old.path(word) + " and is " + now.path(word));
        }
    }

    private static Map<String, JsonNode> channels(JsonNode document) {
        var channels = new TreeMap<String, JsonNode>();
        document.path("channels")
                .forEach(channel -> channels.put(channel.path("address").asText(), channel));
        return channels;
    }

    private static Map<String, JsonNode> messages(JsonNode document) {
        var messages = new LinkedHashMap<String, JsonNode>();
        document.at("/components/messages")
                .forEach(message -> messages.put(message.path("name").asText(), message));
        return messages;
    }

    private static List<String> names(JsonNode document, JsonNode channel) {
        var names = new ArrayList<String>();
        channel.path("messages")
                .forEach(message ->
                        names.add(resolve(document, message).path("name").asText()));
        return names;
    }

    private static JsonNode resolve(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }
}
