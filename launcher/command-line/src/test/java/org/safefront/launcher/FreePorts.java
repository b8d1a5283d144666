package org.safefront.launcher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Random;
import java.util.stream.IntStream;

/** Finds ports for tests. */
public final class FreePorts {
    private static final int SIZE = 7;
    /** Below the range that systems hand out to clients. */
    private static final int LOWEST = 12_000;

    private static final int HIGHEST = 30_000;

    private FreePorts() {}

    /** The first of seven in a row that were free a moment ago. */
    public static int block() {
        return new Random()
                .ints(LOWEST, HIGHEST)
                .filter(first -> IntStream.range(first, first + SIZE).allMatch(FreePorts::isFree))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (BindException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
