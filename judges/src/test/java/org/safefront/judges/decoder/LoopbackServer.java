package org.safefront.judges.decoder;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.safefront.lm.format.JsonFile;

/** A server of the completions protocol that answers what it was told to, in that order, and keeps what it was asked. */
public final class LoopbackServer implements AutoCloseable {
    /** What it was asked. */
    public record Asked(String path, String authorization, JsonNode body) {}

    private record Answer(int status, String body) {}

    private final HttpServer http;
    private final Deque<Answer> answers = new ArrayDeque<>();
    private final List<Asked> asked = new ArrayList<>();

    public LoopbackServer() {
        try {
            this.http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        http.createContext("/", this::handle);
        http.start();
    }

    public String url() {
        return "http://localhost:" + http.getAddress().getPort();
    }

    /** Answers so; single quotes stand for double ones. */
    public synchronized LoopbackServer answer(int status, String body) {
        answers.add(new Answer(status, body.replace('\'', '"')));
        return this;
    }

    /** The next token has these probabilities, as vLLM and OpenAI say them. */
    public LoopbackServer probabilities(String first, double ofFirst, String second, double ofSecond) {
        return answer(
                200,
                "{'choices': [{'logprobs': {'top_logprobs': [{'%s': %s, '%s': %s}]}}]}"
                        .formatted(first, Math.log(ofFirst), second, Math.log(ofSecond)));
    }

    /** It writes this, as in a completion. */
    public LoopbackServer text(String text) {
        return answer(200, "{'choices': [{'text': '%s', 'finish_reason': 'stop'}]}".formatted(text));
    }

    public synchronized List<Asked> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            asked.add(new Asked(
                    exchange.getRequestURI().getPath(),
                    String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")),
                    JsonFile.MAPPER.readTree(exchange.getRequestBody().readAllBytes())));
            Answer answer = answers.isEmpty() ? new Answer(500, "nothing left to answer") : answers.remove();
            byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}
