package org.safefront.work;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The worker processes that a test has started. It ends no others. */
final class WorkerProcesses implements AutoCloseable {
    /** One of them; its name is the owner of its leases. */
    record WorkerProcess(String name, Process process) {
        void kill() {
            await(process.destroyForcibly());
        }

        void freeze() {
            signal("STOP");
        }

        void wake() {
            signal("CONT");
        }

        private void signal(String signal) {
            await(launch(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))));
        }
    }

    private final String url;
    private final Path logs;
    private final List<WorkerProcess> living = new ArrayList<>();
    private int started;

    WorkerProcesses(String url, Path logs) {
        this.url = url;
        this.logs = logs;
    }

    void start(int count) {
        for (int i = 0; i < count; i++) {
            String name = "worker-" + started++;
            living.add(new WorkerProcess(name, launch(command(name))));
        }
    }

    List<WorkerProcess> living() {
        return List.copyOf(living);
    }

    void kill(WorkerProcess worker) {
        worker.kill();
        living.remove(worker);
    }

    @Override
    public void close() {
        living().forEach(this::kill);
    }

    private ProcessBuilder command(String name) {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        FaultWorker.class.getName(),
                        url,
                        name)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile());
    }

    private static Process launch(ProcessBuilder builder) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void await(Process process) {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
