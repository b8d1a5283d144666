package org.safefront.launcher.plan;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.Benchmarks;
import org.safefront.benchmark.UnknownBenchmarkException;
import org.safefront.contracts.Axis;
import org.safefront.contracts.EvaluationTask;
import org.safefront.launcher.CannotStartException;
import org.safefront.launcher.study.StudyProbes;

/** What a task says to a model. */
final class Prompts {
    private Prompts() {}

    /** The user's words, one for each item. */
    static List<String> of(EvaluationTask task, StudyProbes probes) {
        return task.axis() == Axis.REASONING ? questions(task) : probes.prompts(task.items());
    }

    private static List<String> questions(EvaluationTask task) {
        Benchmark benchmark = benchmark(task.name());
        return benchmark.rows().items(Path.of(URI.create(task.items().uri()))).stream()
                .map(item -> benchmark.prompt().apply(item.question()))
                .toList();
    }

    private static Benchmark benchmark(String name) {
        try {
            return Benchmarks.get(name);
        } catch (UnknownBenchmarkException e) {
            throw new CannotStartException(e.getMessage(), e);
        }
    }
}
