package org.safefront.judges.decoder;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.safefront.lm.format.JsonFile;

/**
 * A client of one server. Each call is made once. Messages quote nothing that may hold a part of the prompt. Those who let servers answer
 * benchmarks have another client, which streams and loads adapters; this one asks for one answer and does without.
 */
final class CompletionsClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Too early, too many, and what gateways say while the server behind them is away. */
    private static final Set<Integer> PASSING = Set.of(408, 425, 429, 500, 502, 503, 504);
    /** What vLLM, SGLang, llama.cpp and OpenAI call the limit. */
    private static final Pattern TOO_LONG =
            Pattern.compile("context.{0,2}(length|size|window)|maximum.{0,20}length", Pattern.CASE_INSENSITIVE);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int TOO_LARGE = 413;

    private final ServerSettings settings;
    private final HttpClient client;

    CompletionsClient(ServerSettings settings) {
        this.settings = settings;
        // The servers speak HTTP/1.1; some break on the offer of another.
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT)
                .build();
    }

    /**
     * The first choice of its answer.
     *
     * @throws ServerFailureException if it is away, busy or broken
     * @throws ServerRefusalException if it does not accept the request
     * @throws TooLongException if the prompt is longer than it reads
     */
    JsonNode choice(String path, ObjectNode body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(settings.url() + "/").resolve(path))
                .timeout(settings.patience())
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
        settings.apiKey().ifPresent(key -> request.header("Authorization", "Bearer " + key));
        JsonNode choice = accepted(send(request.build())).path("choices").path(0);
        if (choice.isMissingNode()) {
            throw new ServerRefusalException(settings + " answers without a choice");
        }
        return choice;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return client.send(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new ServerFailureException(settings + " cannot be reached: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ServerFailureException("interrupted while " + settings + " was asked", e);
        }
    }

    private JsonNode accepted(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == OK) {
            return parsed(response.body());
        }
        if (PASSING.contains(status)) {
            throw new ServerFailureException(settings + " says " + status);
        }
        boolean mayBeLength = status == BAD_REQUEST || status == TOO_LARGE;
        if (mayBeLength && TOO_LONG.matcher(response.body()).find()) {
            throw new TooLongException(settings + " does not read prompts of this length");
        }
        throw new ServerRefusalException(settings + " says " + status);
    }

    private JsonNode parsed(String body) {
        try {
            return JsonFile.MAPPER.readTree(body);
        } catch (JsonProcessingException e) {
            // The cause would quote the answer.
            throw new ServerFailureException(settings + " answers with what is not JSON, at "
                    + e.getLocation().getLineNr() + ":" + e.getLocation().getColumnNr());
        }
    }
}
