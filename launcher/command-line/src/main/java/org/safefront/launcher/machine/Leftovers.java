package org.safefront.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ends what a killed launcher could not: its services, and the database server. Nothing else is ever touched. */
final class Leftovers {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DataFolder data;

    Leftovers(DataFolder data) {
        this.data = data;
    }

    /** Remembers a process that this launcher started. */
    void remember(String name, ProcessHandle process) {
        try {
            Files.createDirectories(data.processes());
            Files.writeString(data.processes().resolve(name), Long.toString(process.pid()));
        } catch (IOException e) {
            throw new UncheckedIOException("the process of " + name + " cannot be remembered", e);
        }
    }

    /** Forgets one that has ended. */
    void forget(String name) {
        try {
            Files.deleteIfExists(data.processes().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("the process of " + name + " cannot be forgotten", e);
        }
    }

    /** Ends all that is left, and waits until it is gone. */
    void end() {
        for (Path file : remembered()) {
            firstLine(file)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> mentions(process, data.path().toString()))
                    .ifPresent(Leftovers::end);
            forget(file.getFileName().toString());
        }
        Path postmaster = data.database().resolve("postmaster.pid");
        if (Files.isRegularFile(postmaster)) {
            firstLine(postmaster)
                    .flatMap(ProcessHandle::of)
                    .filter(process -> mentions(process, data.database().toString()))
                    .ifPresent(Leftovers::end);
        }
    }

    /** Another process may have got the same number since; so the command line has to name our folder. */
    private static boolean mentions(ProcessHandle process, String folder) {
        return process.info()
                .commandLine()
                .filter(line -> line.contains(folder))
                .isPresent();
    }

    private static void end(ProcessHandle process) {
        CompletableFuture<ProcessHandle> ended = process.onExit();
        process.destroy();
        ended.completeOnTimeout(process, PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        process.destroyForcibly();
        process.onExit().join();
    }

    private List<Path> remembered() {
        if (!Files.isDirectory(data.processes())) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(data.processes())) {
            return files.toList();
        } catch (IOException e) {
            throw new UncheckedIOException(data.processes() + " cannot be listed", e);
        }
    }

    private static Optional<Long> firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+"))
                    .map(Long::valueOf);
        } catch (IOException e) {
            throw new UncheckedIOException(file + " cannot be read", e);
        }
    }
}
