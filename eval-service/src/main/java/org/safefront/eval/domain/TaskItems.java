package org.safefront.eval.domain;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.safefront.benchmark.Benchmark;
import org.safefront.benchmark.BenchmarkItem;
import org.safefront.benchmark.code.CodeRunner;
import org.safefront.benchmark.probes.ProbeRow;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;
import org.safefront.contracts.rows.ProbeResponse;

/** The items of a task, in their order, each with an id of its own, and what an answer to one of them becomes. */
public sealed interface TaskItems {
    /** How many there are. */
    int size();

    /** What is asked, with its version. */
    String title(EvaluationTask task);

    /** Who says what an answer is worth, with its version. */
    String scorer(EvaluationTask task);

    /** Whether a row takes seconds to make, for a program is run for it. */
    boolean runsPrograms();

    /** Id of an item. */
    String id(int index);

    /** What the user says. */
    String prompt(int index);

    /** The row of an answer. */
    Record row(SampleKey key, Generated generated);

    /** Type of the rows. */
    Class<? extends Record> rowType();

    /** The text that a row was made of. */
    Generated generated(Record row);

    private static void requireUnique(Stream<String> ids) {
        var seen = new HashSet<String>();
        ids.filter(id -> !seen.add(id)).findFirst().ifPresent(id -> {
            throw new AmbiguousItemException(id);
        });
    }

    /**
     * Questions of a benchmark.
     *
     * @param benchmark how they are put and scored
     * @param items the questions
     * @param runner where programs are run, if the answers are some
     */
    record Questions(Benchmark benchmark, List<BenchmarkItem> items, CodeRunner runner) implements TaskItems {
        public Questions {
            items = List.copyOf(items);
            requireUnique(items.stream().map(BenchmarkItem::id));
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public String title(EvaluationTask task) {
            return benchmark.name() + " " + benchmark.version();
        }

        @Override
        public String scorer(EvaluationTask task) {
            String checkers = String.join(", ", benchmark.scorer().checkers());
            return runsPrograms() ? checkers + ", " + runner.limits().words() : checkers;
        }

        @Override
        public boolean runsPrograms() {
            return items.stream().anyMatch(item -> item.code().isPresent());
        }

        @Override
        public Class<BenchmarkSample> rowType() {
            return BenchmarkSample.class;
        }

        @Override
        public Generated generated(Record row) {
            var sample = (BenchmarkSample) row;
            ModelText text = sample.outcome() == Outcome.UNCLOSED_THINKING
                    ? ModelText.unanswered(sample.thinking())
                    : ModelText.answered(sample.thinking(), sample.answer());
            return new Generated(text, sample.finish(), sample.tokens());
        }

        @Override
        public String id(int index) {
            return items.get(index).id();
        }

        @Override
        public String prompt(int index) {
            return benchmark.prompt().apply(items.get(index).question());
        }

        @Override
        public BenchmarkSample row(SampleKey key, Generated generated) {
            return Scoring.score(benchmark, items.get(key.index()), key.repeat(), generated, runner);
        }
    }

    /**
     * A set of probes.
     *
     * @param items the probes
     */
    record Probes(List<ProbeRow> items) implements TaskItems {
        public Probes {
            items = List.copyOf(items);
            requireUnique(items.stream().map(ProbeRow::id));
        }

        @Override
        public int size() {
            return items.size();
        }

        @Override
        public String title(EvaluationTask task) {
            return task.name();
        }

        @Override
        public String scorer(EvaluationTask task) {
            return task.judge().orElseThrow();
        }

        @Override
        public boolean runsPrograms() {
            return false;
        }

        @Override
        public Class<ProbeResponse> rowType() {
            return ProbeResponse.class;
        }

        @Override
        public Generated generated(Record row) {
            var response = (ProbeResponse) row;
            ModelText text = ModelText.answered(response.thinking(), response.answer());
            return new Generated(text, response.finish(), response.tokens());
        }

        @Override
        public String id(int index) {
            return items.get(index).id();
        }

        @Override
        public String prompt(int index) {
            return items.get(index).prompt();
        }

        @Override
        public ProbeResponse row(SampleKey key, Generated generated) {
            return Scoring.response(items.get(key.index()), key.repeat(), generated);
        }
    }
}
