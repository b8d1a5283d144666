package org.safefront.registry.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Axis;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.contracts.rows.ProbeVerdict;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.SampleFiles;
import org.safefront.registry.domain.Samples;
import org.safefront.registry.domain.UnknownCheckpointException;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;
import org.safefront.work.files.RowFiles;

/** Finds the files behind scores through the facts, and reads them checked against their digests. */
public final class ReferencedSamples implements SampleFiles {
    private final Transactions transactions;
    private final RowFiles files;
    private final RecordJson json;

    public ReferencedSamples(Transactions transactions, RowFiles files, RecordJson json) {
        this.transactions = transactions;
        this.files = files;
        this.json = json;
    }

    @Override
    public CheckpointPublished checkpoint(String studyId, String checkpointId) {
        return transactions
                .call(connection -> fact(
                        connection,
                        CheckpointPublished.class,
                        "select published from checkpoint where study_id = ? and checkpoint_id = ?",
                        studyId,
                        checkpointId))
                .orElseThrow(() -> new UnknownCheckpointException(studyId, checkpointId));
    }

    @Override
    public List<TaskSamples> of(String studyId, String checkpointId, Axis axis) {
        var samples = new ArrayList<TaskSamples>();
        for (EvaluationTask task : checkpoint(studyId, checkpointId).evaluation()) {
            if (task.axis() == axis) {
                samples.add(new TaskSamples(task.name(), rows(task, checkpointId)));
            }
        }
        return samples;
    }

    /** With the most repeats that there are. */
    private List<Samples.Row> rows(EvaluationTask task, String checkpointId) {
        List<Samples.Row> rows = List.of();
        for (int repeats = task.repeatsAtMost(); repeats >= task.repeats() && rows.isEmpty(); repeats--) {
            rows = rowsOf(task, task.withRepeats(repeats).evaluationId(checkpointId));
        }
        return rows;
    }

    private List<Samples.Row> rowsOf(EvaluationTask task, String evaluationId) {
        if (task.axis() == Axis.REASONING) {
            return evaluation(EvaluationCompleted.class, "completed", evaluationId)
                    .map(completed -> SampleRows.ofBenchmark(files.read(completed.samples(), BenchmarkSample.class)))
                    .orElse(List.of());
        }
        return evaluation(ResponsesGenerated.class, "responses", evaluationId)
                .map(generated -> SampleRows.ofProbes(
                        files.read(generated.responses(), ProbeResponse.class), verdicts(task, evaluationId)))
                .orElse(List.of());
    }

    private List<ProbeVerdict> verdicts(EvaluationTask task, String evaluationId) {
        Optional<DataRef> rows = transactions
                .call(connection -> Sql.query(
                        connection,
                        row -> json.read(JudgementCompleted.class, row.getString(1)),
                        "select completed from judgement where evaluation_id = ? and completed is not null"
                                + " order by judgement_id",
                        evaluationId))
                .stream()
                .filter(judgement ->
                        task.judge().filter(judgement.judge().name()::equals).isPresent())
                .map(JudgementCompleted::rows)
                .findFirst();
        return rows.map(file -> files.read(file, ProbeVerdict.class)).orElse(List.of());
    }

    private <T> Optional<T> evaluation(Class<T> type, String column, String evaluationId) {
        return transactions.call(connection ->
                fact(connection, type, "select " + column + " from evaluation where evaluation_id = ?", evaluationId));
    }

    private <T> Optional<T> fact(Connection connection, Class<T> type, String sql, Object... parameters) {
        return Sql.query(connection, row -> Optional.ofNullable(row.getString(1)), sql, parameters).stream()
                .flatMap(Optional::stream)
                .map(text -> json.read(type, text))
                .findFirst();
    }
}
