package org.safefront.registry.webhooks.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.safefront.registry.webhooks.domain.Destinations;
import org.safefront.registry.webhooks.domain.Interest;
import org.safefront.registry.webhooks.domain.InvalidWebhookException;
import org.safefront.registry.webhooks.domain.NewWebhook;
import org.safefront.registry.webhooks.domain.Secret;
import org.safefront.registry.webhooks.domain.Start;

/** Reads what people ask for; a refusal names the field. */
final class WebhookRequests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String FROM = "from";

    private final Destinations destinations;

    WebhookRequests(Destinations destinations) {
        this.destinations = destinations;
    }

    NewWebhook webhook(String body) {
        JsonNode request = object(body, Set.of("url", "secret", "studies", "types", FROM));
        URI url = url(text(request, "url"));
        destinations.refusal(url).ifPresent(why -> {
            throw new InvalidWebhookException("url", why);
        });
        return new NewWebhook(
                url,
                new Secret(text(request, "secret")),
                new Interest(texts(request, "studies"), texts(request, "types")),
                request.has(FROM) ? start(request) : Start.NOW);
    }

    Start replay(String body) {
        return start(object(body, Set.of(FROM)));
    }

    private static Start start(JsonNode request) {
        JsonNode from = request.path(FROM);
        if (!from.isTextual() && !from.isIntegralNumber()) {
            throw new InvalidWebhookException(FROM, "must be \"beginning\", \"now\" or the sequence of an event");
        }
        return Start.of(from.asText());
    }

    private static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            throw new InvalidWebhookException("url", "is no address: " + e.getReason());
        }
    }

    private static JsonNode object(String body, Set<String> known) {
        JsonNode request;
        try {
            request = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new InvalidWebhookException("body", "is not JSON");
        }
        if (!request.isObject()) {
            throw new InvalidWebhookException("body", "must be a JSON object");
        }
        request.fieldNames().forEachRemaining(field -> {
            if (!known.contains(field)) {
                throw new InvalidWebhookException(
                        field,
                        "is not known; there are " + known.stream().sorted().toList());
            }
        });
        return request;
    }

    private static String text(JsonNode request, String field) {
        if (!request.path(field).isTextual()) {
            throw new InvalidWebhookException(field, request.has(field) ? "must be a text" : "is missing");
        }
        return request.path(field).asText();
    }

    private static List<String> texts(JsonNode request, String field) {
        var texts = new ArrayList<String>();
        if (request.has(field) && !request.path(field).isArray()) {
            throw new InvalidWebhookException(field, "must be a list of texts");
        }
        for (JsonNode text : request.path(field)) {
            if (!text.isTextual()) {
                throw new InvalidWebhookException(field, "must be a list of texts");
            }
            texts.add(text.asText());
        }
        return texts;
    }
}
