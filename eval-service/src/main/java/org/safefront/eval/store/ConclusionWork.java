package org.safefront.eval.store;

import java.util.Optional;
import java.util.function.Consumer;
import org.safefront.benchmark.Benchmarks;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.Event;
import org.safefront.contracts.Protocol;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.eval.domain.Conditions;
import org.safefront.eval.domain.ScoreSheet;
import org.safefront.eval.domain.TextGenerator;
import org.safefront.work.Lease;
import org.safefront.work.Outbox;
import org.safefront.work.Transactions;
import org.safefront.work.WorkQueue;
import org.safefront.work.files.RowFiles;

/** Writes the samples of a finished evaluation into a file, and says what they come to. */
public final class ConclusionWork {
    static final String KIND = "conclusion";

    private final EvaluationTables tables;
    private final Transactions transactions;
    private final WorkQueue queue;
    private final Outbox outbox;
    private final RowFiles rows;
    private final TaskSources sources;
    private final TextGenerator generator;

    public ConclusionWork(Database database, RowFiles rows, TaskSources sources, TextGenerator generator) {
        this.tables = new EvaluationTables(database.seal());
        this.transactions = database.transactions();
        this.queue = database.queue();
        this.outbox = database.outbox();
        this.rows = rows;
        this.sources = sources;
        this.generator = generator;
    }

    void handle(Lease lease, Evaluation evaluation) {
        EvaluationTables.Cost cost = transactions.call(connection -> tables.cost(connection, evaluation.id()));
        Event conclusion =
                evaluation.task().axis() == Axis.REASONING ? score(evaluation, cost) : responses(evaluation, cost);
        transactions.run(connection -> {
            queue.complete(connection, lease);
            outbox.add(connection, conclusion, lease.cause());
        });
    }

    private EvaluationCompleted score(Evaluation evaluation, EvaluationTables.Cost cost) {
        var sheet = new ScoreSheet();
        DataRef file = write(rows::write, "samples/", evaluation, BenchmarkSample.class, sheet::add);
        String benchmark = evaluation.task().name();
        return new EvaluationCompleted(
                evaluation.id(),
                evaluation.checkpoint().checkpointId(),
                benchmark,
                Benchmarks.get(benchmark).version(),
                sheet.outcomes(),
                sheet.score(),
                file,
                cost.tokens(),
                cost.seconds(),
                cost.engines(),
                Optional.of(protocol(evaluation, cost)),
                Optional.of(sheet.details(cost.wallSeconds(), cost.gpuSeconds())));
    }

    private Protocol protocol(Evaluation evaluation, EvaluationTables.Cost cost) {
        return Conditions.of(evaluation.checkpoint(), generator)
                .protocol(evaluation.task(), sources.items(evaluation.task()), cost.engines());
    }

    private ResponsesGenerated responses(Evaluation evaluation, EvaluationTables.Cost cost) {
        EvaluationTask task = evaluation.task();
        return new ResponsesGenerated(
                evaluation.id(),
                evaluation.checkpoint().checkpointId(),
                task.axis(),
                task.name(),
                task.judge().orElseThrow(),
                write(rows::writeSealed, "responses/", evaluation, ProbeResponse.class, response -> {}),
                cost.tokens(),
                cost.seconds(),
                cost.engines(),
                Optional.of(protocol(evaluation, cost)));
    }

    /** From the table to the file row by row; a transaction that only reads is never run again, so none is there twice. */
    private <T extends Record> DataRef write(
            Writing writing, String folder, Evaluation evaluation, Class<T> type, Consumer<T> also) {
        DataRef file = writing.write(
                folder + evaluation.id() + ".jsonl",
                out -> transactions.run(
                        connection -> tables.eachRow(connection, evaluation.id(), type, also.andThen(out))));
        if (file.rows() != evaluation.task().samples()) {
            throw new IllegalStateException("of " + evaluation.task().samples() + " samples of evaluation "
                    + evaluation.id() + " there are " + file.rows());
        }
        return file;
    }

    /** A file with that name of rows that are handed over one by one. */
    private interface Writing {
        DataRef write(String name, Consumer<Consumer<Record>> source);
    }
}
