package org.safefront.eval.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.nio.file.Path;
import java.util.List;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.Certification;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.probes.ProbeRow;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.domain.NotCertifiedException;
import org.safefront.eval.domain.OtherVersionException;
import org.safefront.eval.domain.TaskItems;
import org.safefront.work.RecordFormatException;
import org.safefront.work.files.ArtifactStore;
import org.safefront.work.files.RowFiles;

/** Reads what a task asks. */
public final class TaskSources {
    /** Data sets at a time; the largest has some ten megabytes. */
    private static final long MOST = 8;

    private final ArtifactStore artifacts;
    private final RowFiles rows;
    private final CodeRunner runner;
    /** By what decides them: each shard of an evaluation asks for them, and a benchmark is certified when it is read. */
    private final Cache<String, Read> read =
            Caffeine.newBuilder().maximumSize(MOST).build();

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
        TaskItems items = task.axis() == Axis.REASONING ? questions(task) : probes(task);
        if (items.size() != task.items().rows()) {
            throw new RecordFormatException(task.items().uri() + " has " + items.size()
                    + " rows, but its reference says " + task.items().rows());
        }
        return items;
    }

    private TaskItems probes(EvaluationTask task) {
        return read.get(
                        "probes " + task.items().sha256(),
                        key -> new Read(new TaskItems.Probes(rows.read(task.items(), ProbeRow.class)), List.of()))
                .items();
    }

    private TaskItems questions(EvaluationTask task) {
        Benchmark benchmark = Benchmarks.get(task.name());
        task.version().ifPresent(wanted -> OtherVersionException.check(benchmark, wanted));
        String onThese = benchmark.name() + " " + benchmark.version() + " "
                + task.items().sha256();
        Read questions = read.get(onThese, key -> certified(benchmark, artifacts.file(task.items())));
        if (!questions.problems().isEmpty()) {
            throw new NotCertifiedException(questions.problems());
        }
        return questions.items();
    }

    private Read certified(Benchmark benchmark, Path file) {
        List<BenchmarkItem> items = benchmark.rows().items(file);
        return new Read(
                new TaskItems.Questions(benchmark, items, runner), Certification.problems(benchmark, items, runner));
    }

    /** Items, and why they must not be used. */
    private record Read(TaskItems items, List<String> problems) {}
}
