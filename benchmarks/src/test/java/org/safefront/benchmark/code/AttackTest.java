package org.safefront.benchmark.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program may try against the machine it runs on. */
class AttackTest {
    private static final SandboxLimits LIMITS = SandboxLimits.DEFAULT.withWall(Duration.ofSeconds(4));
    /** Who asks the system for what he has no business with is ended by it. */
    private static final String ENDED = "failed: the answer ended its process";

    private static Sandbox sandbox;

    @TempDir
    private Path folder;

    @BeforeAll
    static void open() {
        sandbox = Sandboxes.open(LIMITS);
    }

    @AfterAll
    static void close() {
        sandbox.close();
    }

    @Test
    void aForkBombFindsNoRoom() {
        CodeResult result = attack("""
                import os
                def f():
                    while True:
                        os.fork()
                """);

        assertFalse(result.passed());
        assertEquals("BlockingIOError", stopped("import os\nfor _ in range(8): os.fork()"));
    }

    @Test
    void aForkBombThatNeverGivesUpEndsWithTheClock() {
        CodeResult result = attack("""
                import os
                def f():
                    while True:
                        try:
                            os.fork()
                        except OSError:
                            pass
                """);

        assertEquals("timed out", result.result());
        assertEquals("passed", right().result());
    }

    @Test
    void aThreadBombFindsNoRoom() {
        String threads = """
                import threading, time
                for _ in range(100): threading.Thread(target=time.sleep, args=(9,), daemon=True).start()
                """;

        assertEquals("RuntimeError", stopped(threads));
    }

    @Test
    void anEndlessLoopTimesOut() {
        long start = System.nanoTime();

        CodeResult result = attack("def f():\n    while True: pass");

        assertEquals("timed out", result.result());
        assertTrue(Duration.ofNanos(System.nanoTime() - start)
                        .compareTo(LIMITS.wall().multipliedBy(2))
                < 0);
    }

    @Test
    void anEndlessLoopAtItsBeginningTimesOut() {
        assertEquals("timed out", attack("while True: pass").result());
    }

    @Test
    void tenGigabytesAreOutOfMemory() {
        assertEquals(
                "out of memory", attack("def f(): return bytearray(10 * 10**9)").result());
        assertEquals(
                "out of memory",
                attack("x = bytearray(10 * 10**9)\ndef f(): return 'right'").result());
    }

    @Test
    void memoryBesideTheAddressSpaceIsLimitedToo() {
        String shared = """
                for folder in ('/dev/shm', '/dev', '/', '/tmp'):
                    try:
                        for i in range(100):
                            with open(folder + '/' + str(i), 'wb') as file: file.write(bytes(2**24))
                        raise SystemError(folder)
                    except OSError:
                        pass
                raise LookupError
                """;

        assertEquals("LookupError", stopped(shared));
    }

    @Test
    void aLargeFileIsRefused() {
        assertEquals("OSError", stopped("with open('/tmp/x', 'wb') as file: file.write(bytes(2**27))"));
    }

    @Test
    void nothingOutsideIsWritten() {
        Path target = folder.resolve("written");

        CodeResult result = attack("def f():\n    open('%s', 'w').write('x')\n    return 'right'".formatted(target));

        assertFalse(result.passed());
        assertFalse(Files.exists(target));
        for (String place : new String[] {"/usr/x", "/etc/x", "/x", "/lib/x", "/dev/x", "/usr/bin/python3"}) {
            assertEquals("OSError", stopped("open('" + place + "', 'w')"), place);
        }
    }

    @Test
    void whatIsNotOfTheSystemCannotBeRead() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");

        assertFalse(attack("def f():\n    open('%s')\n    return 'right'".formatted(secret))
                .passed());
        for (String place : new String[] {"/etc/passwd", "/root", "/home", "/proc", "/proc/1/environ", "/sys"}) {
            assertEquals("FileNotFoundError", stopped("import os\nos.stat('" + place + "')"), place);
        }
    }

    @Test
    void thereIsNoNetwork() throws IOException {
        try (var server = new ServerSocket(0)) {
            String connect = """
                    import socket
                    socket.create_connection(('127.0.0.1', %d), 1)
                    """.formatted(server.getLocalPort());

            assertEquals(ENDED, stopped(connect));
            assertEquals(ENDED, stopped("import socket\nsocket.getaddrinfo('example.org', 80)"));
            assertEquals(
                    ENDED,
                    attack("import socket\nsocket.socket()\ndef f(): return 'right'")
                            .result());
        }
    }

    @Test
    void signalsReachNobodyElse() throws IOException {
        Process bystander = new ProcessBuilder("sleep", "60").start();
        String everybody =
                """
                import os, signal
                for process in (os.getppid(), -1, %d, %d, *range(2, 5000)):
                    try: os.kill(process, signal.SIGKILL)
                    except OSError: pass
                def f(): return 'right'
                """.formatted(bystander.pid(), ProcessHandle.current().pid());

        CodeResult result = attack(everybody);

        assertEquals(ENDED, result.result());
        assertTrue(bystander.isAlive());
        bystander.destroy();
    }

    @Test
    void capabilitiesAreNotToBeHad() {
        assertEquals("OSError", stopped("import os\nos.setuid(0)"));
        assertEquals(ENDED, stopped("import os\nos.chroot('/tmp')"));
        assertEquals("PermissionError", stopped("import socket\nsocket.sethostname('x')"));
    }

    @Test
    void outputWithoutEndIsRefused() {
        assertEquals(
                "failed: output limit exceeded",
                attack("def f(): return 'x' * (100 * 2**20)").result());
        String everywhere = """
                import os
                for i in range(3, 200):
                    try:
                        while True: os.write(i, b'x' * 65536)
                    except OSError: pass
                def f(): return 'right'
                """;
        assertFalse(attack(everywhere).passed());
        assertEquals(
                "passed",
                sandbox.run(task("right"), "print('x' * 10**8)\ndef f(): return 'right'")
                        .result());
    }

    @Test
    void processesThatStayBehindEndWithTheRun() {
        CodeResult result = attack("""
                import os, time
                if os.fork() == 0:
                    os.setsid()
                    time.sleep(60)
                    os._exit(0)
                def f(): return 'wrong'
                """);

        assertFalse(result.passed());
        assertFalse(ProcessHandle.current()
                .descendants()
                .anyMatch(process -> process.info().command().orElse("").endsWith("bwrap")));
    }

    private static CodeResult attack(String program) {
        return sandbox.run(task("right"), program);
    }

    private static CodeResult right() {
        return attack("def f(): return 'right'");
    }

    private static CodeTask task(String expected) {
        String test = """
                def check(candidate):
                    said = candidate()
                    assert said == '%s', said
                """;
        return new CodeTask("t", "", test.formatted(expected), "f");
    }

    /** Runs statements, and says by what error they were stopped. */
    private static String stopped(String statements) {
        String program = """
                def g():
                %s
                def f():
                    try:
                        g()
                        return 'nothing'
                    except BaseException as error:
                        return type(error).__name__
                """;
        CodeResult result = attack(program.formatted(statements.indent(4)));
        assertFalse(result.passed());
        return result.result().replace("failed: AssertionError: ", "");
    }
}
