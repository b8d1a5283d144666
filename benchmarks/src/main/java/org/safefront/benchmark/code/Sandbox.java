package org.safefront.benchmark.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;

/**
 * CPython with NumPy under bubblewrap. Each run has two processes of its own: one runs the tests and never the program, the
 * other the program and never sees a test. The program has no network, no file but those of the system (which it cannot write)
 * and a /tmp that goes with it, and memory, processor time, processes, files, output and time within {@link SandboxLimits}.
 * May be used by many threads at once.
 */
public final class Sandbox implements CodeRunner, AutoCloseable {
    /** Where Debian's package puts it. */
    public static final Path PYTHON = Path.of("/usr/bin/python3");

    private static final String STARTED = "started\n";
    /** For the start of a sandbox, which is no time of the program's, on a machine that has much else to do. */
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final int MOST_OUTPUT = 8192;
    /** The tests' process is trusted, but what it makes of an answer's values takes room. */
    private static final long EXAMINER_MEMORY = 4L << 30;

    private static final long OPEN_FILES = 64;
    private static final String EXAMINER =
            "import sys,marshal;d=sys.stdin.buffer.read();n=int.from_bytes(d[:4],'big')+4;exec(marshal.loads(d[4:n]));run(decode(d[n:],None))";
    private static final String ANSWER = """
            import os,marshal
            n,d=int.from_bytes(os.read(0,4),'big'),b''
            while len(d)<n:d+=os.read(0,n-len(d))
            exec(marshal.loads(d))
            """;

    private final SandboxLimits limits;
    private final SandboxPython python;
    private final SandboxCommand command;
    private final ScheduledExecutorService clock = Deadline.clock();
    private final Set<Process> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private Sandbox(SandboxLimits limits, SandboxPython python, SandboxCommand command) {
        this.limits = limits;
        this.python = python;
        this.command = command;
    }

    /** {@link #open(SandboxLimits, Path)} with Debian's Python. */
    public static Sandbox open(SandboxLimits limits) {
        return open(limits, PYTHON);
    }

    /**
     * A sandbox that has been seen to work: a right program passed in it and a wrong one failed.
     *
     * @param python interpreter, somewhere below /usr, that finds NumPy
     * @throws NoSandboxException if there is none to be had; nothing was run outside of one
     */
    public static Sandbox open(SandboxLimits limits, Path python) {
        if (!System.getProperty("os.name").equals("Linux")) {
            throw new NoSandboxException("is no Linux");
        }
        SandboxCommand.requireInstalled();
        SandboxPython compiled = SandboxPython.of(python);
        SandboxCommand command = SandboxCommand.of(limits, compiled.interpreter());
        try {
            return new Sandbox(limits, compiled, command).proved();
        } catch (SandboxFailedException e) {
            return new Sandbox(limits, compiled, command.withProcOfContainer()).provedOr(e);
        }
    }

    @Override
    public SandboxLimits limits() {
        return limits;
    }

    @Override
    public CodeResult run(CodeTask task, String program) {
        byte[] input = input(task, program);
        try {
            Process process = new ProcessBuilder(command.outer(EXAMINER))
                    .redirectErrorStream(true)
                    .start();
            running.add(process);
            try {
                return result(process, input);
            } finally {
                process.destroyForcibly();
                running.remove(process);
            }
        } catch (RejectedExecutionException e) {
            throw new SandboxFailedException("The sandbox is closed", e);
        } catch (IOException e) {
            throw new SandboxFailedException("The sandbox cannot be started: " + e.getMessage(), e);
        }
    }

    /** Ends what is running, and whoever waits for it gets no result. */
    @Override
    public void close() {
        closed = true;
        clock.shutdownNow();
        running.forEach(Process::destroyForcibly);
    }

    private CodeResult result(Process process, byte[] input) throws IOException {
        InputStream said = process.getInputStream();
        Deadline start = Deadline.of(clock, process, PATIENCE);
        boolean taken = hand(process, input);
        String first = text(said.readNBytes(STARTED.length()));
        start.cancel();
        if (!taken || !first.equals(STARTED)) {
            String reason = first + text(said.readNBytes(MOST_OUTPUT));
            throw new SandboxFailedException("The sandbox does not start: "
                    + reason.lines().findFirst().orElse("it said nothing within " + PATIENCE));
        }
        Deadline wall = Deadline.of(clock, process, limits.wall());
        String verdict = text(said.readNBytes(MOST_OUTPUT));
        wall.cancel();
        if (closed) {
            throw new SandboxFailedException("The sandbox was closed while a program ran");
        }
        String otherwise = wall.passed() ? "timed out" : "failed: the tests' process was ended";
        return CodeResult.of(verdict.lines().findFirst().orElse(otherwise));
    }

    private static String text(byte[] raw) {
        return new String(raw, StandardCharsets.UTF_8);
    }

    /** Whether everything was read: who does not read to the end has not started. */
    private static boolean hand(Process process, byte[] input) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(input);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private byte[] input(CodeTask task, String program) {
        byte[] fields = WireMessage.of(List.of(
                Map.<String, Object>of(
                        "filter", SystemCallFilter.bytes(),
                        "program", program,
                        "test", task.test(),
                        "prompt", task.prompt(),
                        "entry_point", task.entryPoint()),
                command.inner(ANSWER),
                python.answer(),
                limitsOfAnswer(),
                Map.of("RLIMIT_AS", EXAMINER_MEMORY, "RLIMIT_CORE", 0L),
                python.packages(),
                limits.output()));
        return ByteBuffer.allocate(Integer.BYTES + python.examiner().length + fields.length)
                .putInt(python.examiner().length)
                .put(python.examiner())
                .put(fields)
                .array();
    }

    private Map<String, Long> limitsOfAnswer() {
        return Map.of(
                "RLIMIT_AS",
                limits.memory(),
                "RLIMIT_CPU",
                limits.cpuSeconds(),
                "RLIMIT_FSIZE",
                limits.files(),
                "RLIMIT_NPROC",
                (long) limits.processes(),
                "RLIMIT_NOFILE",
                OPEN_FILES,
                "RLIMIT_CORE",
                0L);
    }

    private Sandbox provedOr(SandboxFailedException earlier) {
        try {
            return proved();
        } catch (SandboxFailedException e) {
            e.addSuppressed(earlier);
            throw new NoSandboxException("it does not work (" + earlier.getMessage() + ")", e);
        }
    }

    private Sandbox proved() {
        var task = new CodeTask("sandbox", "", "import numpy\nassert numpy.dot(two(), two()) == 8", "two");
        CodeResult right = run(task, "import numpy\ndef two(): return numpy.array([2, 2])");
        CodeResult wrong = run(task, "def two(): return [2, 3]");
        if (!right.passed() || wrong.passed()) {
            throw new SandboxFailedException(
                    "of a right program it says " + right.result() + " and of a wrong one " + wrong.result());
        }
        return this;
    }
}
