package org.safefront.launcher.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.safefront.launcher.FreePorts;
import org.safefront.launcher.machine.DataFolder;
import org.safefront.launcher.study.PocketFolder;
import picocli.CommandLine;

class DryRunLeavesNothingTest {
    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path study;
    private Path data;

    @BeforeEach
    void copyTheStudy() {
        study = PocketFolder.copy(folder.resolve("study"));
        data = folder.resolve("data");
    }

    @Test
    void nothingIsWritten() throws IOException {
        Map<Path, String> before = tree();

        int status = dryRun();

        assertEquals(0, status, err.toString());
        assertTrue(out.toString().contains("22,272"), out.toString());
        assertEquals(before, tree());
        assertFalse(Files.exists(data));
    }

    /** A running study holds its folder and its ports: whoever wanted one of them would be refused. */
    @Test
    void aRunningStudyIsNotDisturbed() throws IOException {
        int port = FreePorts.block();
        try (DataFolder running = DataFolder.open(data);
                Listeners listeners = Listeners.on(port)) {
            Files.writeString(running.log("trainer"), "at work");
            Map<Path, String> before = tree();

            int real = execute("study", study.toString(), "--data-dir", data.toString(), "--port", "" + port);
            int dry = dryRun("--port", "" + port);

            assertEquals(2, real);
            assertEquals(0, dry, err.toString());
            assertEquals(before, tree());
            assertTrue(out.toString().contains("holds already is not done again"), out.toString());
            assertTrue(listeners.heardNothing());
        }
    }

    @Test
    void noPortIsOpened() throws IOException {
        int port = FreePorts.block();
        try (Listeners listeners = Listeners.on(port)) {
            int status = dryRun("--port", "" + port);

            assertEquals(0, status, err.toString());
            assertTrue(listeners.heardNothing());
        }
    }

    @Test
    void aSlipIsRefusedAsUsual() throws IOException {
        Files.delete(study.resolve("probes/pocket-benign.jsonl"));

        int status = dryRun();

        assertEquals(2, status);
        assertTrue(err.toString().contains("pocket-benign.jsonl is missing"), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void jsonGoesWithADryRunAlone() {
        int status = execute("study", study.toString(), "--json");

        assertEquals(2, status);
        assertTrue(err.toString().contains("--json goes with --dry-run"), err.toString());
    }

    private int dryRun(String... more) {
        var words = new ArrayList<>(List.of("study", study.toString(), "--dry-run", "--data-dir", data.toString()));
        words.addAll(List.of(more));
        return execute(words.toArray(String[]::new));
    }

    private int execute(String... arguments) {
        CommandLine commandLine = SafefrontCommand.commandLine();
        commandLine.setOut(new PrintWriter(out, true));
        commandLine.setErr(new PrintWriter(err, true));
        return commandLine.execute(arguments);
    }

    /** Every file and folder, with its size and the time at which it was changed. */
    private Map<Path, String> tree() throws IOException {
        var tree = new TreeMap<Path, String>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.toList()) {
                tree.put(path, Files.size(path) + " " + Files.getLastModifiedTime(path));
            }
        }
        return tree;
    }

    /** All seven ports, taken. */
    private record Listeners(List<ServerSocket> sockets) implements AutoCloseable {
        private static final int SIZE = 7;
        private static final int MILLIS = 1;

        static Listeners on(int first) throws IOException {
            var sockets = new ArrayList<ServerSocket>();
            for (int port = first; port < first + SIZE; port++) {
                var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                socket.setSoTimeout(MILLIS);
                sockets.add(socket);
            }
            return new Listeners(sockets);
        }

        /** Whether nobody has knocked. */
        boolean heardNothing() throws IOException {
            for (ServerSocket socket : sockets) {
                try {
                    socket.accept().close();
                    return false;
                } catch (java.net.SocketTimeoutException e) {
                    // As it should be.
                }
            }
            return true;
        }

        @Override
        public void close() throws IOException {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }
}
