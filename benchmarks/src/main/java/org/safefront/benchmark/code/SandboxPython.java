package org.safefront.benchmark.code;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** An interpreter, and our own Python compiled by it once, so that no run spends time on that. */
final class SandboxPython {
    private static final String COMPILE =
            "import marshal,sys;sys.stdout.buffer.write(marshal.dumps(compile(sys.stdin.buffer.read(),'<sandbox>','exec',optimize=2)))";
    private static final String FIND_NUMPY =
            "import importlib.util as u,os;s=u.find_spec('numpy');print(os.path.dirname(os.path.dirname(s.origin)) if s else '',end='')";
    private static final long PATIENCE_SECONDS = 30;

    private final List<String> interpreter;
    private final String packages;
    private final byte[] examiner;
    private final byte[] answer;

    private SandboxPython(List<String> interpreter, String packages, byte[] examiner, byte[] answer) {
        this.interpreter = interpreter;
        this.packages = packages;
        this.examiner = examiner;
        this.answer = answer;
    }

    /**
     * Looks for NumPy and compiles; nothing else is run.
     *
     * @throws NoSandboxException naming what is missing
     */
    static SandboxPython of(Path python) {
        if (!Files.isExecutable(python)) {
            throw new NoSandboxException(python + " is missing");
        }
        String packages = new String(run(python, FIND_NUMPY, ""), StandardCharsets.UTF_8);
        if (packages.isEmpty()) {
            throw new NoSandboxException("NumPy of " + python + " is missing");
        }
        return new SandboxPython(
                List.of(python.toString(), "-s", "-S", "-B", "-X", "utf8"),
                packages,
                run(python, COMPILE, resource("wire.py") + resource("examiner.py")),
                run(python, COMPILE, resource("wire.py") + resource("answer.py")));
    }

    /** The interpreter's command, with neither site packages nor the user's, and without files of bytecode. */
    List<String> interpreter() {
        return interpreter;
    }

    /** The folder that NumPy is in. */
    String packages() {
        return packages;
    }

    /** Marshalled code of the tests' process. */
    byte[] examiner() {
        return examiner.clone();
    }

    /** Marshalled code of the program's process. */
    byte[] answer() {
        return answer.clone();
    }

    private static byte[] run(Path python, String code, String input) {
        try {
            Process process = new ProcessBuilder(python.toString(), "-I", "-c", code)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try (OutputStream in = process.getOutputStream()) {
                in.write(input.getBytes(StandardCharsets.UTF_8));
            }
            byte[] output = process.getInputStream().readAllBytes();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new NoSandboxException(python + " does not work as Python 3 does");
            }
            return output;
        } catch (IOException e) {
            throw new NoSandboxException(python + " cannot be used: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoSandboxException("the start of Python was interrupted", e);
        }
    }

    private static String resource(String name) {
        try (InputStream in = SandboxPython.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name + " belongs to this class and cannot be read", e);
        }
    }
}
