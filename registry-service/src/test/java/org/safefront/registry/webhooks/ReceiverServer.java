package org.safefront.registry.webhooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.IntUnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.safefront.registry.example.Registry;

/** A team without Kafka: takes deliveries, looks at their signatures, and answers what a test tells it to. */
final class ReceiverServer implements AutoCloseable {
    static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** One try. */
    record Try(String id, JsonNode body, int answered) {}

    private final List<Try> tries = new CopyOnWriteArrayList<>();
    private final List<String> forged = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private volatile IntUnaryOperator answers = count -> 204;

    private ReceiverServer(HttpServer http) {
        this.http = http;
    }

    static ReceiverServer start() throws IOException {
        var server =
                new ReceiverServer(HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
        server.http.setExecutor(Executors.newSingleThreadExecutor());
        server.http.createContext("/", server::take);
        server.http.start();
        return server;
    }

    String url() {
        return "http://localhost:" + http.getAddress().getPort() + "/hook";
    }

    /** What the n-th try from now on is answered, from 0. */
    void answer(IntUnaryOperator status) {
        int before = tries.size();
        answers = count -> status.applyAsInt(count - before);
    }

    List<Try> tries() {
        return tries;
    }

    /** What was answered well, in the order in which it came. */
    List<Try> taken() {
        return tries.stream().filter(one -> one.answered() < 300).toList();
    }

    /** Ids of tries whose signature is not that of their content. */
    List<String> forged() {
        return forged;
    }

    private void take(HttpExchange exchange) throws IOException {
        String id = exchange.getRequestHeaders().getFirst("webhook-id");
        String time = exchange.getRequestHeaders().getFirst("webhook-timestamp");
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        if (!("v1," + signature(id + "." + time + "." + body))
                .equals(exchange.getRequestHeaders().getFirst("webhook-signature"))) {
            forged.add(id);
        }
        int status = answers.applyAsInt(tries.size());
        tries.add(new Try(id, Registry.json(body), status));
        exchange.sendResponseHeaders(status, -1);
        exchange.close();
    }

    private static String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(SECRET.substring(6)), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
