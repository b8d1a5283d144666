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
    private ChildProcess() {}

    /** What another main class of ours prints, run with the same libraries and settings. */
    static String java(Class<?> main, String... arguments) {
        var words = new ArrayList<String>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(List.of("-XX:+UseSerialGC", "-Xms256m", "-Xmx256m", "-XX:+AlwaysPreTouch"));
        for (String name : List.of(
                "ai.djl.offline",
                "OPT_OUT_TRACKING",
                "ai.djl.pytorch.num_threads",
                "ai.djl.pytorch.num_interop_threads")) {
            words.add("-D" + name + "=" + System.getProperty(name));
        }
        words.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        words.addAll(List.of(arguments));
        return run(words).orElseThrow(() -> new IllegalStateException(main.getSimpleName() + " failed"));
    }

    /** What a Python script prints, empty where it does not run. */
    static Optional<String> python(String script, List<String> arguments) {
        var words = new ArrayList<String>();
        words.add(Optional.ofNullable(System.getenv("PYTHON")).orElse("python3"));
        words.add(script);
        words.addAll(arguments);
        return run(words);
    }

    private static Optional<String> run(List<String> words) {
        try {
            Process process = new ProcessBuilder(words)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.waitFor() == 0 ? Optional.of(printed) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(words.get(0) + " cannot be started", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while measuring", e);
        }
    }
}
