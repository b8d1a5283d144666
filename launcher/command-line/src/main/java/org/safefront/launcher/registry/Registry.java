package org.safefront.launcher.registry;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import org.safefront.contracts.study.StudyRequest;

/** Asks the registry over HTTP. */
public final class Registry {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .enable(SerializationFeature.WRITE_ENUMS_USING_TO_STRING)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.NON_ABSENT))
            .build();

    private final URI address;
    private final HttpClient http = HttpClient.newHttpClient();

    /** The registry at that address. */
    public Registry(URI address) {
        this.address = address;
    }

    /** Asks for a study, and returns its id. Asking again for the same does nothing. */
    public String ask(StudyRequest study) {
        String body = text(study);
        JsonNode answer = tree(send(HttpRequest.newBuilder(address.resolve("/api/studies"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))));
        return answer.get("studyId").asText();
    }

    /** How a study stands. */
    public StudyStatus status(String studyId) {
        return read(get("/api/studies/" + studyId), StudyStatus.class);
    }

    /** A study in the form that {@code --report} writes. */
    public JsonNode report(String studyId) {
        return tree(get("/api/studies/" + studyId + "/report"));
    }

    /** What a study with a budget came to. */
    public SpentBudget budget(String studyId) {
        return read(get("/api/studies/" + studyId + "/budget"), SpentBudget.class);
    }

    /** The study that was asked for last, absent before there is one. */
    public Optional<String> latest() {
        return Optional.ofNullable(tree(get("/api/studies?limit=1")).path(0).get("studyId"))
                .map(JsonNode::asText);
    }

    /** What a policy makes of a checkpoint: the data of gate.decided. */
    public JsonNode gate(String studyId, String checkpointId, JsonNode policy) {
        JsonNode question =
                JSON.createObjectNode().put("checkpointId", checkpointId).set("inline", policy);
        return tree(send(HttpRequest.newBuilder(address.resolve("/api/studies/" + studyId + "/gates"))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(question.toString()))))
                .get("decided");
    }

    private String get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)).GET());
    }

    private String send(HttpRequest.Builder request) {
        HttpRequest ready = request.timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(ready, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new RegistryRefusedException(ready, answer.statusCode(), answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException("the registry at " + address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking the registry", e);
        }
    }

    private static String text(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value of our own cannot be written as JSON", e);
        }
    }

    private static JsonNode tree(String text) {
        return read(text, JsonNode.class);
    }

    private static <T> T read(String text, Class<T> type) {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the registry's answer cannot be understood: " + e.getOriginalMessage(), e);
        }
    }
}
