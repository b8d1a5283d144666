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

/** The tables of evaluations and judgements. */
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
        } else if (fact instanceof EvaluationCompleted) {
            evaluation(connection, "completed", fact);
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
        if (fact instanceof JudgementCompleted) {
            judgement(connection, "completed", fact);
        } else if (fact instanceof JudgementFailed) {
            judgement(connection, "failed", fact);
        }
    }

    private void evaluation(Connection connection, String column, EvaluationFact fact) {
        set(
                connection,
                "update evaluation set " + column + " = cast(? as jsonb) where evaluation_id = ?",
                fact,
                fact.evaluationId());
    }

    private void judgement(Connection connection, String column, JudgementFact fact) {
        set(
                connection,
                "update judgement set " + column + " = cast(? as jsonb) where judgement_id = ?",
                fact,
                fact.judgementId());
    }

    private void set(Connection connection, String sql, Event fact, String id) {
        Sql.update(connection, sql, json.text(fact), id);
    }
}
