package org.safefront.launcher.code;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.safefront.benchmark.code.CodeResult;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.launcher.InOrder;

/** A file of tasks and programs: several are run at a time, and what came of them is written in the order of the rows. */
public final class CodeFile {
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
        var passed = new AtomicLong();
        var done = new AtomicLong();
        Consumer<Ran> taker = ran -> {
            out.println(JsonRows.text(ran.row()));
            out.flush();
            passed.addAndGet(ran.passed() ? 1 : 0);
            progress.accept(done.incrementAndGet());
        };
        try (var running = new InOrder<>(jobs, taker)) {
            DataFile.each(file, CodeRow.class, row -> running.add(() -> result(runner, row.row())));
            running.finish();
        }
        return passed.get();
    }

    private static Ran result(CodeRunner runner, CodeRow row) {
        CodeResult result = runner.run(row.task(), row.program());
        return new Ran(row.with(result), result.passed());
    }

    private record Ran(ObjectNode row, boolean passed) {}
}
