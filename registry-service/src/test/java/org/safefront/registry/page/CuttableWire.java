package org.safefront.registry.page;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A way to the registry that can be cut, connections that stand included, and mended. */
final class CuttableWire implements AutoCloseable {
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket entrance;
    private final int exit;
    private volatile boolean cut;

    CuttableWire(String registry) {
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        this.exit = URI.create(registry).getPort();
        start("wire", this::accept);
    }

    String address() {
        return "http://127.0.0.1:" + entrance.getLocalPort();
    }

    void cut() {
        cut = true;
        open.forEach(CuttableWire::close);
        open.clear();
    }

    void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        close(entrance);
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket near = entrance.accept();
            if (cut) {
                near.close();
            } else {
                Socket far = new Socket(InetAddress.getLoopbackAddress(), exit);
                open.addAll(List.of(near, far));
                start("wire-out", () -> pump(near, far));
                start("wire-in", () -> pump(far, near));
            }
        }
    }

    private static void pump(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        }
    }

    /** Work that ends with its sockets. */
    private interface Work {
        void run() throws IOException;
    }

    private static void start(String name, Work work) {
        var thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException e) {
                        // Cut, or closed at the other end.
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
