package org.safefront.eval.store;

import java.sql.Connection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.safefront.contracts.CheckpointRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.eval.domain.SampleKey;
import org.safefront.eval.domain.Shards;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of {@code db/eval}. */
final class EvaluationTables {
    /** By the primary key: an evaluation may have a hundred thousand samples. */
    private static final String BETWEEN =
            " from sample where evaluation_id = ? and (item, repeat) between (?, ?) and (?, ?)";

    private final RecordJson json = new RecordJson();

    /** Tokens, working time and engines of an evaluation so far. */
    record Cost(long tokens, double seconds, List<String> engines) {
        Cost {
            engines = List.copyOf(engines);
        }
    }

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

    void addSample(Connection connection, String id, SampleKey key, int tokens, Record row) {
        Sql.update(
                connection,
                "insert into sample (evaluation_id, item, repeat, tokens, row)"
                        + " values (?, ?, ?, ?, ?) on conflict do nothing",
                id,
                key.index(),
                key.repeat(),
                tokens,
                json.text(row));
    }

    /** Of the samples from one to another, in the order of items and repeats, those that are there already. */
    Set<SampleKey> samples(Connection connection, String id, SampleKey first, SampleKey last) {
        return new HashSet<>(Sql.query(
                connection,
                row -> new SampleKey(row.getInt(1), row.getInt(2)),
                "select item, repeat" + BETWEEN,
                id,
                first.index(),
                first.repeat(),
                last.index(),
                last.repeat()));
    }

    /** Hands on all rows, in the order of items and repeats. */
    <T extends Record> void eachRow(Connection connection, String id, Class<T> type, Consumer<T> rows) {
        Sql.each(
                connection,
                row -> json.read(type, row.getString(1)),
                rows,
                "select row from sample where evaluation_id = ? order by item, repeat",
                id);
    }

    /** Tokens of the samples from one to another. */
    long tokens(Connection connection, String id, SampleKey first, SampleKey last) {
        return Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "select coalesce(sum(tokens), 0)" + BETWEEN,
                        id,
                        first.index(),
                        first.repeat(),
                        last.index(),
                        last.repeat())
                .get(0);
    }

    void addShard(Connection connection, String id, int shard, double seconds, String engine) {
        Sql.update(
                connection,
                "insert into shard (evaluation_id, shard, seconds, engine) values (?, ?, ?, ?)",
                id,
                shard,
                seconds,
                engine);
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
                        row -> new Cost(row.getLong(1), row.getDouble(2), engines),
                        "select (select coalesce(sum(tokens), 0) from sample where evaluation_id = ?),"
                                + " (select coalesce(sum(seconds), 0) from shard where evaluation_id = ?)",
                        id,
                        id)
                .get(0);
    }
}
