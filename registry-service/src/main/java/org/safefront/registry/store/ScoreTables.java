package org.safefront.registry.store;

import java.sql.Connection;
import java.time.Instant;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFact;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/**
 * The tables of evaluations and judgements. What is scored again, for instance because a database was lost, has the same id
 * and may have other samples; the smaller digest counts, whichever came first.
 */
final class ScoreTables {
    private final RecordJson json;
    private final ShardTables shards;

    ScoreTables(RecordJson json, ShardTables shards) {
        this.json = json;
        this.shards = shards;
    }

    void write(Connection connection, Instant time, EvaluationFact fact) {
        Sql.update(
                connection,
                "insert into evaluation (evaluation_id, checkpoint_id) values (?, ?) on conflict do nothing",
                fact.evaluationId(),
                fact.checkpointId());
        if (fact instanceof ShardCompleted shard) {
            shards.write(connection, time, shard);
        } else if (fact instanceof EvaluationAccepted) {
            evaluation(connection, "accepted", fact);
        } else if (fact instanceof ResponsesGenerated) {
            evaluation(connection, "responses", fact);
        } else if (fact instanceof EvaluationCompleted completed) {
            Sql.update(
                    connection,
                    "update evaluation set completed = cast(? as jsonb), changed = nextval('fold_change')"
                            + " where evaluation_id = ?"
                            + " and (completed is null or completed -> 'samples' ->> 'sha256' > ?)",
                    json.text(completed),
                    completed.evaluationId(),
                    completed.samples().sha256());
        } else if (fact instanceof EvaluationFailed) {
            evaluation(connection, "failed", fact);
        }
    }

    void write(Connection connection, JudgementFact fact) {
        Sql.update(
                connection,
                "insert into judgement (judgement_id, evaluation_id, checkpoint_id) values (?, ?, ?)"
                        + " on conflict do nothing",
                fact.judgementId(),
                fact.evaluationId(),
                fact.checkpointId());
        if (fact instanceof JudgementCompleted completed) {
            Sql.update(
                    connection,
                    "update judgement set completed = cast(? as jsonb), changed = nextval('fold_change')"
                            + " where judgement_id = ?"
                            + " and (completed is null or completed -> 'rows' ->> 'sha256' > ?)",
                    json.text(completed),
                    completed.judgementId(),
                    completed.rows().sha256());
        } else if (fact instanceof JudgementFailed) {
            judgement(connection, "failed", fact);
        }
    }

    private void evaluation(Connection connection, String column, EvaluationFact fact) {
        set(
                connection,
                "update evaluation set " + column
                        + " = cast(? as jsonb), changed = nextval('fold_change') where evaluation_id = ?",
                fact,
                fact.evaluationId());
    }

    private void judgement(Connection connection, String column, JudgementFact fact) {
        set(
                connection,
                "update judgement set " + column
                        + " = cast(? as jsonb), changed = nextval('fold_change') where judgement_id = ?",
                fact,
                fact.judgementId());
    }

    private void set(Connection connection, String sql, Event fact, String id) {
        Sql.update(connection, sql, json.text(fact), id);
    }
}
