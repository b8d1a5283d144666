package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.evaluation.Outcomes;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.registry.domain.ShardState;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of shards: those that are done, and reports of those that are not. */
final class ShardTables {
    private final RecordJson json;

    ShardTables(RecordJson json) {
        this.json = json;
    }

    void write(Connection connection, Instant time, ShardCompleted shard) {
        Sql.update(
                connection,
                """
                insert into shard (evaluation_id, shard, samples, completed, completed_at)
                values (?, ?, ?, cast(? as jsonb), cast(? as timestamptz)) on conflict do nothing
                """,
                shard.evaluationId(),
                shard.shard(),
                shard.samples(),
                json.text(shard),
                time.toString());
    }

    /**
     * Keeps a report if it says more than the one before: of a later lease, or of the same with more finished. Of a shard
     * that is done no report says anything new. Returns whether it was kept.
     */
    boolean write(Connection connection, Instant time, EvaluationProgressed report) {
        return Sql.update(
                        connection,
                        """
                        insert into shard_progress as known (evaluation_id, shard, checkpoint_id, lease_epoch, finished,
                                                             latest, latest_at, first_finished, first_at)
                        select ?, ?, ?, ?, ?, cast(? as jsonb), report.at, ?, report.at
                        from (select cast(? as timestamptz) as at) report
                        where not exists (select 1 from shard where evaluation_id = ? and shard = ?)
                        on conflict (evaluation_id, shard) do update set
                            lease_epoch = excluded.lease_epoch,
                            finished = excluded.finished,
                            latest = excluded.latest,
                            latest_at = excluded.latest_at,
                            first_finished = case when known.lease_epoch = excluded.lease_epoch
                                then known.first_finished else excluded.first_finished end,
                            first_at = case when known.lease_epoch = excluded.lease_epoch
                                then known.first_at else excluded.first_at end
                        where (known.lease_epoch, known.finished) < (excluded.lease_epoch, excluded.finished)
                        """,
                        report.evaluationId(),
                        report.shard(),
                        report.checkpointId(),
                        report.leaseEpoch(),
                        report.finished(),
                        json.text(report),
                        report.finished(),
                        time.toString(),
                        report.evaluationId(),
                        report.shard())
                == 1;
    }

    /**
     * The shards of a study's evaluations, by evaluation id. Those of benchmarks that are scored are left out, for nobody
     * needs them any more, save what was done lately, which tells the pace.
     */
    Map<String, List<ShardState>> read(Connection connection, String studyId) {
        var shards = new HashMap<String, List<ShardState>>();
        Sql.query(
                connection,
                row -> shards.computeIfAbsent(row.getString(1), id -> new ArrayList<>())
                        .add(state(row)),
                """
                with own as (select evaluation_id, completed is not null as scored from evaluation
                             where checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?))
                select evaluation_id, samples, samples, 0, shard.completed ->> 'outcomes',
                       samples - coalesce(first_finished, 0),
                       extract(epoch from now() - coalesce(first_at, completed_at
                           - cast(shard.completed ->> 'seconds' as float) * interval '1 second')),
                       extract(epoch from now() - completed_at)
                from own join shard using (evaluation_id) left join shard_progress using (evaluation_id, shard)
                where not scored or completed_at > now() - ? * interval '1 second'
                union all
                select evaluation_id, cast(latest ->> 'planned' as bigint), finished,
                       cast(latest ->> 'running' as bigint), latest ->> 'outcomes', finished - first_finished,
                       extract(epoch from now() - first_at), extract(epoch from now() - latest_at)
                from shard_progress
                where checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?)
                  and not exists (select 1 from own where own.evaluation_id = shard_progress.evaluation_id and scored)
                  and not exists (select 1 from shard where shard.evaluation_id = shard_progress.evaluation_id
                                                        and shard.shard = shard_progress.shard)
                """,
                studyId,
                ShardState.LATELY_SECONDS,
                studyId);
        return shards;
    }

    private ShardState state(ResultSet row) throws SQLException {
        return new ShardState(
                row.getLong(2),
                row.getLong(3),
                row.getLong(4),
                Optional.ofNullable(row.getString(5)).map(text -> json.read(Outcomes.class, text)),
                stretch(row));
    }

    private static Optional<ShardState.Stretch> stretch(ResultSet row) throws SQLException {
        double began = row.getDouble(7);
        return row.wasNull()
                ? Optional.empty()
                : Optional.of(new ShardState.Stretch(row.getLong(6), began, row.getDouble(8)));
    }
}
