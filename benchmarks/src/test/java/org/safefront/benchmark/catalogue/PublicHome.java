package org.safefront.benchmark.catalogue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server that gives out one file, well or badly; it has two names, 127.0.0.1 and localhost. */
final class PublicHome implements AutoCloseable {
    private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-");

    private final byte[] file;
    private final HttpServer server;
    private final List<Asked> asked = new CopyOnWriteArrayList<>();

    /** What somebody asked for. */
    record Asked(String path, Optional<String> authorization, Optional<String> range) {}

    /** An answer to a request. */
    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    PublicHome(byte[] file) {
        this.file = file;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answer("/file", this::give);
        server.start();
    }

    void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(new Asked(path, header(exchange, "Authorization"), header(exchange, "Range")));
                answer.to(exchange);
            }
        });
    }

    /** Answers with a status and no file. */
    void refuse(String path, int status) {
        answer(path, exchange -> exchange.sendResponseHeaders(status, -1));
    }

    /** Points elsewhere. */
    void point(String path, String location) {
        answer(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    /** Promises the whole file and hangs up in the middle. */
    void breakOff(String path, int after) {
        answer(path, exchange -> {
            exchange.sendResponseHeaders(200, file.length);
            exchange.getResponseBody().write(file, 0, after);
            exchange.getResponseBody().flush();
        });
    }

    /** Gives the whole file, whatever is asked for. */
    void ignoreRange(String path) {
        answer(path, exchange -> send(exchange, 200, file));
    }

    URI at(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    URI atOtherName(String path) {
        return URI.create("http://localhost:" + server.getAddress().getPort() + path);
    }

    List<Asked> asked() {
        return List.copyOf(asked);
    }

    private void give(HttpExchange exchange) throws IOException {
        Optional<Matcher> range = header(exchange, "Range").map(RANGE::matcher).filter(Matcher::matches);
        if (range.isEmpty()) {
            send(exchange, 200, file);
            return;
        }
        int first = Integer.parseInt(range.get().group(1));
        if (first >= file.length) {
            exchange.sendResponseHeaders(416, -1);
            return;
        }
        send(exchange, 206, Arrays.copyOfRange(file, first, file.length));
    }

    private static void send(HttpExchange exchange, int status, byte[] bytes) throws IOException {
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
