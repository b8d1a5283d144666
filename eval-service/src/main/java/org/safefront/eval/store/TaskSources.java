package org.safefront.eval.store;

import java.util.List;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.ItemRows;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.domain.OtherVersionException;
import org.safefront.eval.domain.Probe;
import org.safefront.eval.domain.TaskItems;
import org.safefront.work.files.RowFiles;

/** Reads what a task asks. */
public final class TaskSources {
    private final RowFiles rows;

    public TaskSources(RowFiles rows) {
        this.rows = rows;
    }

    /**
     * The questions or probes of a task.
     *
     * @throws org.safefront.benchmark.UnknownBenchmarkException if there is no such benchmark
     * @throws org.safefront.eval.domain.OtherVersionException if there is, but not in the version that the task wants
     */
    TaskItems items(EvaluationTask task) {
        return task.axis() == Axis.REASONING
                ? questions(task)
                : new TaskItems.Probes(rows.read(task.items(), Probe.class));
    }

    private TaskItems questions(EvaluationTask task) {
        Benchmark benchmark = Benchmarks.get(task.name());
        task.version().ifPresent(wanted -> OtherVersionException.check(benchmark, wanted));
        return new TaskItems.Questions(benchmark, benchmark.rows().items(new ItemRows.Reader() {
            @Override
            public <T extends Record> List<T> read(Class<T> type) {
                return rows.read(task.items(), type);
            }
        }));
    }
}
