package org.safefront.trainer.store;

import java.sql.Connection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunRequested;
import org.safefront.work.Headers;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of {@code db/trainer}. */
final class RunTables {
    private final RecordJson json = new RecordJson();

    /** A study's wish for a run. */
    record Wish(RunRequested request, Envelope cause) {}

    /** Remembers a run and who asked for it. Returns whether this study had not asked before. */
    boolean add(Connection connection, RunRequested request, Envelope cause) {
        Sql.update(
                connection,
                "insert into run (run_id, request) values (?, cast(? as jsonb)) on conflict do nothing",
                request.runId(),
                json.text(request));
        return Sql.update(
                        connection,
                        "insert into run_study (run_id, study_id, request, cause)"
                                + " values (?, ?, cast(? as jsonb), cast(? as jsonb)) on conflict do nothing",
                        request.runId(),
                        request.studyId(),
                        json.text(request),
                        Headers.write(cause.headers()))
                == 1;
    }

    /** Holds the run's row until the transaction ends, so that no wish and no checkpoint miss each other. */
    void lock(Connection connection, String runId) {
        Sql.query(connection, row -> true, "select 1 from run where run_id = ? for update", runId);
    }

    RunRequested run(Connection connection, String runId) {
        return Sql.query(
                        connection,
                        row -> json.read(RunRequested.class, row.getString(1)),
                        "select request from run where run_id = ?",
                        runId)
                .get(0);
    }

    List<Wish> wishes(Connection connection, String runId) {
        return Sql.query(
                connection,
                row -> new Wish(
                        json.read(RunRequested.class, row.getString(1)),
                        Envelope.fromHeaders(Headers.read(row.getString(2)))),
                "select request, cause from run_study where run_id = ? order by study_id",
                runId);
    }

    /** The steps of an attempt have taken so long on GPUs by now. */
    void setGpuSeconds(Connection connection, String runId, int attempt, double seconds) {
        Sql.update(
                connection,
                "insert into attempt (run_id, attempt, gpu_seconds) values (?, ?, ?)"
                        + " on conflict (run_id, attempt) do update set gpu_seconds = excluded.gpu_seconds",
                runId,
                attempt,
                seconds);
    }

    /** What the steps of all attempts took on GPUs, absent for runs of before anybody kept it. */
    OptionalDouble gpuSeconds(Connection connection, String runId) {
        return Sql.query(
                        connection,
                        row -> row.getBoolean(1) ? OptionalDouble.of(row.getDouble(2)) : OptionalDouble.empty(),
                        "select timed, (select coalesce(sum(gpu_seconds), 0) from attempt where run_id = run.run_id)"
                                + " from run where run_id = ?",
                        runId)
                .get(0);
    }

    void addCheckpoint(Connection connection, CheckpointPublished published) {
        Sql.update(
                connection,
                "insert into checkpoint (run_id, epoch, published) values (?, ?, cast(? as jsonb))",
                published.runId(),
                published.checkpoint().epoch(),
                json.text(published));
    }

    /** What the run has published, epoch by epoch. */
    List<CheckpointPublished> checkpoints(Connection connection, String runId) {
        return Sql.query(
                connection,
                row -> json.read(CheckpointPublished.class, row.getString(1)),
                "select published from checkpoint where run_id = ? order by epoch",
                runId);
    }

    Optional<CheckpointPublished> lastCheckpoint(Connection connection, String runId) {
        List<CheckpointPublished> all = checkpoints(connection, runId);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }
}
