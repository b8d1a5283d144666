package org.safefront.launcher.code;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;
import org.safefront.benchmark.code.CodeResult;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.data.DataFile;

/** A file of tasks and programs: several are run at a time, and what came of them is written in the order of the rows. */
public final class CodeFile {
    /** Rows in memory for each that is run, so that a slow one does not hold up the others. */
    private static final int AHEAD = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final long rows;

    private CodeFile(Path file, long rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Reads every row, and keeps none.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException for the first that is not as it should be
     */
    public static CodeFile check(Path file) {
        var count = new long[1];
        DataFile.each(file, CodeRow.class, row -> count[0]++);
        return new CodeFile(file, count[0]);
    }

    /** How many there are. */
    public long rows() {
        return rows;
    }

    /**
     * Runs all of them.
     *
     * @param jobs at a time
     * @param out takes the rows, with {@code passed} and {@code result}
     * @param progress is told how many are done, after each
     * @return how many passed
     */
    public long run(CodeRunner runner, int jobs, PrintWriter out, LongConsumer progress) {
        ExecutorService workers = Executors.newFixedThreadPool(jobs);
        try {
            var run = new Run(out, progress);
            DataFile.each(file, CodeRow.class, row -> {
                run.add(workers.submit(() -> result(runner, row.row())));
                run.finish(AHEAD * jobs);
            });
            run.finish(0);
            return run.passed;
        } finally {
            workers.shutdownNow();
        }
    }

    private static Ran result(CodeRunner runner, CodeRow row) {
        CodeResult result = runner.run(row.task(), row.program());
        return new Ran(row.with(result), result.passed());
    }

    private record Ran(ObjectNode row, boolean passed) {}

    /** What is under way, the first row first. */
    private static final class Run {
        private final PrintWriter out;
        private final LongConsumer progress;
        private final Queue<Future<Ran>> pending = new ArrayDeque<>();
        private long done;
        private long passed;

        Run(PrintWriter out, LongConsumer progress) {
            this.out = out;
            this.progress = progress;
        }

        void add(Future<Ran> future) {
            pending.add(future);
        }

        /** Writes rows until no more than so many are under way. */
        void finish(int most) {
            while (pending.size() > most) {
                Ran ran = value(pending.remove());
                out.println(text(ran.row()));
                out.flush();
                passed += ran.passed() ? 1 : 0;
                done++;
                progress.accept(done);
            }
        }

        private static String text(ObjectNode row) {
            try {
                return JSON.writeValueAsString(row);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("what was read can be written", e);
            }
        }

        private static Ran value(Future<Ran> future) {
            try {
                return future.get();
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RuntimeException cause) {
                    throw cause;
                }
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while programs ran", e);
            }
        }
    }
}
