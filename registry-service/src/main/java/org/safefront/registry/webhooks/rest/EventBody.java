package org.safefront.registry.webhooks.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.Map;
import org.safefront.registry.webhooks.domain.PublicEvent;

/**
 * An event as one JSON object: CloudEvents 1.0 in structured mode, the data as they came, and its place as the extension
 * {@code sequence}, in twenty digits so that it sorts as text too.
 */
final class EventBody {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String PREFIX = "ce_";

    String of(PublicEvent event) {
        ObjectNode body = JSON.createObjectNode();
        event.headers().entrySet().stream()
                .filter(header -> header.getKey().startsWith(PREFIX))
                .sorted(Map.Entry.comparingByKey())
                .forEach(header -> body.put(header.getKey().substring(PREFIX.length()), header.getValue()));
        body.put("sequence", String.format("%020d", event.place()));
        body.put("datacontenttype", "application/json");
        body.putRawValue("data", new RawValue(event.value()));
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
