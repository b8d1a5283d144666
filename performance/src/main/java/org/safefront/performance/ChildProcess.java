package org.safefront.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A process that prints figures and ends. */
final class ChildProcess {
    private static final List<String> HANDED_ON = List.of(
            "ai.djl.offline",
            "OPT_OUT_TRACKING",
            "ai.djl.onnx.disable_alternative",
            "ai.djl.pytorch.num_threads",
            "ai.djl.pytorch.num_interop_threads",
            "org.slf4j.simpleLogger.defaultLogLevel");

    private ChildProcess() {}

    /** What another main class of ours prints, run with the same libraries and settings. */
    static String java(Class<?> main, String... arguments) {
        List<String> heap = List.of("-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch");
        return run(builder(heap, main, arguments))
                .orElseThrow(() -> new IllegalStateException(main.getSimpleName() + " failed"));
    }

    /**
     * What starts another main class of ours with the same libraries and settings.
     *
     * @param heap options for its memory
     */
    static ProcessBuilder builder(List<String> heap, Class<?> main, String... arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.add("-XX:+UseSerialGC");
        words.addAll(heap);
        for (String name : HANDED_ON) {
            Optional.ofNullable(System.getProperty(name)).ifPresent(value -> words.add("-D" + name + "=" + value));
        }
        words.add(main.getName());
        words.addAll(List.of(arguments));
        var builder = new ProcessBuilder(words);
        // Not as an argument: ONNX Runtime 1.29 reads the command line by recursion, and one of more than 4,000
        // characters overflows the stack of a thread of Java.
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }

    /** What a Python script prints, empty where it does not run. */
    static Optional<String> python(String script, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(Optional.ofNullable(System.getenv("PYTHON")).orElse("python3"));
        words.add(script);
        words.addAll(arguments);
        return run(new ProcessBuilder(words));
    }

    private static Optional<String> run(ProcessBuilder builder) {
        try {
            Process process =
                    builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(builder.command().get(0) + " cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
