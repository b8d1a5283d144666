package org.safefront.eval.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.rows.ProbeResponse;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.Shards;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;
import org.safefront.work.files.Seal;

/** The tables of {@code db/eval}. */
final class EvaluationTables {
    private final RecordJson json = new RecordJson();
    private final Seal seal;

    /** @param seal around answers to probes */
    EvaluationTables(Seal seal) {
        this.seal = seal;
    }

    /** Tokens, working time, that of GPUs, time on the wall and engines of an evaluation so far. */
    record Cost(long tokens, double seconds, OptionalDouble gpuSeconds, double wallSeconds, List<String> engines) {
        Cost {
            engines = List.copyOf(engines);
        }
    }

    private record Kept(SampleKey key, String textId, String json) {}

    /** Whether it was not there before. */
    boolean add(Connection connection, Evaluation evaluation) {
        return Sql.update(
                        connection,
                        "insert into evaluation (evaluation_id, checkpoint, task, shard_size)"
                                + " values (?, cast(? as jsonb), cast(? as jsonb), ?) on conflict do nothing",
                        evaluation.id(),
                        json.text(evaluation.checkpoint()),
                        json.text(evaluation.task()),
                        evaluation.shards().size())
                == 1;
    }

    /** An evaluation that is there. */
    Evaluation get(Connection connection, String id) {
        return find(connection, id).orElseThrow();
    }

    Optional<Evaluation> find(Connection connection, String id) {
        return Sql.query(
                        connection,
                        row -> new Evaluation(
                                id,
                                json.read(CheckpointRef.class, row.getString(1)),
                                json.read(EvaluationTask.class, row.getString(2)),
                                new Shards(row.getInt(3))),
                        "select checkpoint, task, shard_size from evaluation where evaluation_id = ?",
                        id)
                .stream()
                .findFirst();
    }

    /** Holds the evaluation's row until the transaction ends, so that one of its shards is the last. */
    void lock(Connection connection, String id) {
        Sql.query(connection, row -> true, "select 1 from evaluation where evaluation_id = ? for update", id);
    }

    /** Work on it begins, or goes on. */
    void begin(Connection connection, String id) {
        Sql.update(connection, "update evaluation set started = now() where evaluation_id = ? and started is null", id);
    }

    /** Keeps a sample; the first of the same text and scorer stays. */
    void putSample(Connection connection, String id, Planned sample, String scorer, int tokens, Record row) {
        Sql.update(
                connection,
                """
                insert into sample (evaluation_id, item, repeat, tokens, row, text_id, scorer)
                values (?, ?, ?, ?, ?, ?, ?)
                on conflict (evaluation_id, item, repeat) do update
                set tokens = excluded.tokens, row = excluded.row, text_id = excluded.text_id, scorer = excluded.scorer
                where (sample.text_id, sample.scorer) is distinct from (excluded.text_id, excluded.scorer)
                """,
                id,
                sample.key().index(),
                sample.key().repeat(),
                tokens,
                kept(row),
                sample.textId(),
                scorer);
    }

    /** Prompts and answers of probes can be harmful, those of benchmarks are not. */
    private String kept(Record row) {
        String text = json.text(row);
        return row instanceof ProbeResponse ? seal.seal(text) : text;
    }

    /** Rows of those of these samples that are there, of the same text and scored by the same. */
    <T extends Record> Map<SampleKey, T> kept(
            Connection connection, String id, List<Planned> samples, String scorer, Class<T> type) {
        Map<SampleKey, String> wanted = samples.stream().collect(Collectors.toMap(Planned::key, Planned::textId));
        SampleKey first = samples.get(0).key();
        SampleKey last = samples.get(samples.size() - 1).key();
        var kept = new HashMap<SampleKey, T>();
        Sql.each(
                connection,
                row -> new Kept(new SampleKey(row.getInt(1), row.getInt(2)), row.getString(3), row.getString(4)),
                row -> {
                    if (row.textId().equals(wanted.get(row.key()))) {
                        kept.put(row.key(), json.read(type, seal.open(row.json())));
                    }
                },
                // Between, and not one by one: an evaluation may have a hundred thousand samples.
                "select item, repeat, text_id, row from sample where evaluation_id = ?"
                        + " and (item, repeat) between (?, ?) and (?, ?) and scorer = ? and text_id is not null",
                id,
                first.index(),
                first.repeat(),
                last.index(),
                last.repeat(),
                scorer);
        return kept;
    }

    /** Rows of these texts, whichever evaluation they were written for, by the ids of the texts. */
    <T extends Record> Map<String, T> texts(Connection connection, Collection<String> textIds, Class<T> type) {
        var rows = new HashMap<String, T>();
        Sql.query(
                connection,
                row -> rows.put(row.getString(1), json.read(type, seal.open(row.getString(2)))),
                "select distinct on (text_id) text_id, row from sample where text_id = any (?) order by text_id, evaluation_id",
                textIds);
        return rows;
    }

    /** Hands on all rows, in the order of items and repeats. */
    <T extends Record> void eachRow(Connection connection, String id, Class<T> type, Consumer<T> rows) {
        Sql.each(
                connection,
                row -> json.read(type, seal.open(row.getString(1))),
                rows,
                "select row from sample where evaluation_id = ? order by item, repeat",
                id);
    }

    /** A piece of work is done. */
    void addShard(Connection connection, String id, ShardDone done) {
        Sql.update(
                connection,
                "insert into shard (evaluation_id, shard, seconds, engine, gpu_seconds) values (?, ?, ?, ?, ?)",
                id,
                done.shard(),
                done.seconds(),
                done.engine(),
                done.gpuSeconds().isPresent() ? done.gpuSeconds().getAsDouble() : null);
    }

    private static OptionalDouble optional(ResultSet row, int column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    int shardsDone(Connection connection, String id) {
        return Sql.query(connection, row -> row.getInt(1), "select count(*) from shard where evaluation_id = ?", id)
                .get(0);
    }

    Cost cost(Connection connection, String id) {
        List<String> engines = Sql.query(
                connection,
                row -> row.getString(1),
                "select distinct engine from shard where evaluation_id = ? order by 1",
                id);
        return Sql.query(
                        connection,
                        row -> new Cost(row.getLong(1), row.getDouble(2), optional(row, 3), row.getDouble(4), engines),
                        "select (select coalesce(sum(tokens), 0) from sample where evaluation_id = ?),"
                                + " (select coalesce(sum(seconds), 0) from shard where evaluation_id = ?),"
                                + " (select case when count(*) = count(gpu_seconds) then sum(gpu_seconds) end from shard where evaluation_id = ?),"
                                + " (select coalesce(extract(epoch from now() - started), 0) from evaluation"
                                + " where evaluation_id = ?)",
                        id,
                        id,
                        id,
                        id)
                .get(0);
    }
}
