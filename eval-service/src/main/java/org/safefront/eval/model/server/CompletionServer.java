package org.safefront.eval.model.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.StreamSupport;

/** A client of one server. Each call is made once; failures that may pass are {@link ServerFailureException}. */
public final class CompletionServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Too early, too many, and what gateways say while the server behind them is away. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);

    private static final int OK = 200;
    private static final int LONGEST_QUOTE = 300;

    private final ServerSettings settings;
    private final HttpClient client;

    public CompletionServer(ServerSettings settings) {
        this.settings = settings;
        // The servers speak HTTP/1.1; some break on the offer of another.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /** Names of the models and adapters that it serves now. */
    public List<String> models() throws InterruptedException {
        JsonNode data = call(request("v1/models").GET().build()).path("data");
        return StreamSupport.stream(data.spliterator(), false)
                .map(model -> model.path("id").asText())
                .toList();
    }

    /** Has it load an adapter from a folder, which must be where it is for us. */
    public void load(String adapter, Path folder) throws InterruptedException {
        post(
                settings.lora().loadPath(),
                JsonNodeFactory.instance.objectNode().put("lora_name", adapter).put("lora_path", folder.toString()));
    }

    /** Has it forget an adapter. */
    public void unload(String adapter) throws InterruptedException {
        post(settings.lora().unloadPath(), JsonNodeFactory.instance.objectNode().put("lora_name", adapter));
    }

    /** Names of the most probable next tokens and the logarithms of their probabilities; the request's limits do not count. */
    public Map<String, Double> probabilities(CompletionRequest request, int most) throws InterruptedException {
        JsonNode first = post("v1/completions", request.probabilities(most))
                .path("choices")
                .path(0)
                .path("logprobs")
                .path("top_logprobs")
                .path(0);
        var probabilities = new LinkedHashMap<String, Double>();
        first.properties()
                .forEach(entry ->
                        probabilities.put(entry.getKey(), entry.getValue().asDouble()));
        return probabilities;
    }

    /**
     * Has it continue a prompt, token by token.
     *
     * @param stop asked at each token; once true the server is told to stop
     * @throws CancellationException if it was stopped
     */
    public Completion complete(CompletionRequest request, BooleanSupplier stop) throws InterruptedException {
        var lines = new Lines();
        HttpRequest http = postRequest("v1/completions", request.streamed());
        CompletableFuture<HttpResponse<String>> response =
                client.sendAsync(http, streaming(lines)).whenComplete((done, failure) -> lines.end(failure));
        var stream = new CompletionStream();
        try {
            Optional<String> line = lines.next(settings.patience());
            while (line.isPresent()) {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("stopped");
                }
                stream.add(line.get());
                line = lines.next(settings.patience());
            }
            accepted(response.join());
            return stream.finished();
        } finally {
            lines.cancel();
        }
    }

    private static BodyHandler<String> streaming(Lines lines) {
        return info -> info.statusCode() == OK
                ? BodySubscribers.fromLineSubscriber(lines, all -> "", StandardCharsets.UTF_8, null)
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    private JsonNode post(String path, ObjectNode body) throws InterruptedException {
        return call(postRequest(path, body));
    }

    private HttpRequest postRequest(String path, ObjectNode body) {
        return request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
    }

    private HttpRequest.Builder request(String path) {
        URI folder = URI.create(settings.url() + "/");
        HttpRequest.Builder request =
                HttpRequest.newBuilder(folder.resolve(path)).timeout(settings.patience());
        settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        return request;
    }

    private JsonNode call(HttpRequest request) throws InterruptedException {
        try {
            String body = accepted(client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8)));
            return body.startsWith("{") ? JSON.readTree(body) : JsonNodeFactory.instance.objectNode();
        } catch (JsonProcessingException e) {
            throw new ServerFailureException("the server's answer is not JSON", e);
        } catch (IOException e) {
            throw new ServerFailureException(settings + " cannot be reached: " + e, e);
        }
    }

    private String accepted(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == OK) {
            return response.body();
        }
        String said = settings + " says " + status + ": " + quote(response.body());
        if (PASSING.contains(status)) {
            throw new ServerFailureException(said, wait(response));
        }
        throw new ServerRefusalException(said);
    }

    private static Duration wait(HttpResponse<String> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,4}"))
                .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)))
                .orElse(Duration.ZERO);
    }

    /** Its own words, without what it may quote of a prompt: the message of its error if it has one. */
    private static String quote(String body) {
        String message = body;
        try {
            JsonNode json = JSON.readTree(body);
            message = json.path("error")
                    .path("message")
                    .asText(json.path("message").asText("no reason"));
        } catch (JsonProcessingException e) {
            // A gateway's page.
        }
        return message.length() > LONGEST_QUOTE ? message.substring(0, LONGEST_QUOTE) + "..." : message;
    }
}
