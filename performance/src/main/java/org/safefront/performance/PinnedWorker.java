package org.safefront.performance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** An {@link EvaluationWorker} held to one core. Its process ends when this is closed, or when ours ends. */
final class PinnedWorker implements AutoCloseable {
    private final Process process;
    private final Writer questions;
    private final BufferedReader answers;

    /**
     * What a worker has done, and what it took.
     *
     * @param shards that are done
     * @param seconds of processor time
     */
    record Work(int shards, double seconds) {
        Work since(Work earlier) {
            return new Work(shards - earlier.shards, seconds - earlier.seconds);
        }
    }

    private PinnedWorker(Process process) {
        this.process = process;
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    /**
     * Starts one, and returns when it looks for work.
     *
     * @param core number of the core
     * @param url of the database
     * @param artifacts folder of the store
     */
    static PinnedWorker start(int core, String url, Path artifacts) {
        ProcessBuilder builder = ChildProcess.builder(
                List.of("-Xmx512m"), EvaluationWorker.class, url, artifacts.toString(), "worker-" + core);
        builder.command().addAll(0, List.of("taskset", "--cpu-list", Integer.toString(core)));
        try {
            var worker = new PinnedWorker(
                    builder.redirectError(ProcessBuilder.Redirect.INHERIT).start());
            worker.shards();
            return worker;
        } catch (IOException e) {
            throw new UncheckedIOException("no worker can be started on core " + core, e);
        }
    }

    /** All of it so far. */
    Work work() {
        try {
            questions.write("\n");
            questions.flush();
            return new Work(shards(), ProcessorTime.of(process.toHandle()));
        } catch (IOException e) {
            throw new UncheckedIOException("a worker cannot be asked", e);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    private int shards() throws IOException {
        String line = answers.readLine();
        if (line == null) {
            throw new IllegalStateException("a worker has ended before its time");
        }
        return Integer.parseInt(line);
    }

    @Override
    public void close() {
        try {
            questions.close();
            process.waitFor();
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
