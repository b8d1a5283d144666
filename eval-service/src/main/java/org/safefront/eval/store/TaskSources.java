package org.safefront.eval.store;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.Certification;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.domain.NotCertifiedException;
import org.safefront.eval.domain.OtherVersionException;
import org.safefront.eval.domain.Probe;
import org.safefront.eval.domain.TaskItems;
import org.safefront.work.RecordFormatException;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;

/** Reads what a task asks. */
public final class TaskSources {
    private final ArtifactStore artifacts;
    private final RowFiles rows;
    private final CodeRunner runner;
    /** Problems of benchmarks, by benchmark, version and data: looked for once. */
    private final Map<String, List<String>> certified = new ConcurrentHashMap<>();

    /** @param runner where programs are run */
    public TaskSources(ArtifactStore artifacts, CodeRunner runner) {
        this.artifacts = artifacts;
        this.runner = runner;
        this.rows = new RowFiles(artifacts);
    }

    /**
     * The questions or probes of a task.
     *
     * @throws org.safefront.benchmark.UnknownBenchmarkException if there is no such benchmark
     * @throws org.safefront.eval.domain.OtherVersionException if there is, but not in the version that the task wants
     * @throws NotCertifiedException if who does not know scores on these questions, or who knows does not
     */
    TaskItems items(EvaluationTask task) {
        return task.axis() == Axis.REASONING
                ? questions(task)
                : new TaskItems.Probes(rows.read(task.items(), Probe.class));
    }

    private TaskItems questions(EvaluationTask task) {
        Benchmark benchmark = Benchmarks.get(task.name());
        task.version().ifPresent(wanted -> OtherVersionException.check(benchmark, wanted));
        List<BenchmarkItem> items = benchmark.rows().items(artifacts.file(task.items()));
        if (items.size() != task.items().rows()) {
            throw new RecordFormatException(task.items().uri() + " has " + items.size()
                    + " rows, but its reference says " + task.items().rows());
        }
        String onThese = benchmark.name() + " " + benchmark.version() + " "
                + task.items().sha256();
        List<String> problems =
                certified.computeIfAbsent(onThese, key -> Certification.problems(benchmark, items, runner));
        if (!problems.isEmpty()) {
            throw new NotCertifiedException(problems);
        }
        return new TaskItems.Questions(benchmark, items, runner);
    }
}
