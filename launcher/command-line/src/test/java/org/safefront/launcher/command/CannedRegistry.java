package org.safefront.launcher.command;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers requests with what was laid down before, one after another, and keeps what was asked. */
final class CannedRegistry implements AutoCloseable {
    private static final String END = "\r\n\r\n";

    private final ServerSocket socket;
    private final Thread thread;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private CannedRegistry(ServerSocket socket, String status, Deque<String> bodies) {
        this.socket = socket;
        this.thread = new Thread(() -> bodies.forEach(body -> answer(status, body)));
    }

    static CannedRegistry answering(String status, String... bodies) throws IOException {
        var socket = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        var registry = new CannedRegistry(socket, status, new ArrayDeque<>(List.of(bodies)));
        registry.thread.start();
        return registry;
    }

    String address() {
        return "http://" + socket.getInetAddress().getHostAddress() + ":" + socket.getLocalPort();
    }

    /** The first line of a request. */
    String asked(int request) {
        return requests.get(request).lines().findFirst().orElseThrow();
    }

    String body(int request) {
        String text = requests.get(request);
        return text.substring(text.indexOf(END) + END.length());
    }

    private void answer(String status, String body) {
        try (Socket connection = socket.accept()) {
            requests.add(read(connection.getInputStream()));
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            connection
                    .getOutputStream()
                    .write(("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                                    + "Content-Length: " + bytes.length + END + body)
                            .getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Head and body; the head says how long that is. */
    private static String read(InputStream in) throws IOException {
        var bytes = new ByteArrayOutputStream();
        while (!bytes.toString(StandardCharsets.UTF_8).contains(END)) {
            bytes.write(in.read());
        }
        String head = bytes.toString(StandardCharsets.UTF_8);
        int length = head.lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        bytes.writeBytes(in.readNBytes(length));
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
