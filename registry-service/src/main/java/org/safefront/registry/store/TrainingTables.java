package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.CheckpointRetracted;
import org.safefront.contracts.training.RunCompleted;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunStarted;
import org.safefront.contracts.training.TrainingFact;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of runs and checkpoints. */
final class TrainingTables {
    private final RecordJson json;

    TrainingTables(RecordJson json) {
        this.json = json;
    }

    void write(Connection connection, TrainingFact fact) {
        if (fact instanceof CheckpointPublished published) {
            publish(connection, published);
        } else if (fact instanceof CheckpointRetracted retracted) {
            retract(connection, retracted);
        } else {
            writeOfRun(connection, fact);
        }
    }

    private void writeOfRun(Connection connection, TrainingFact fact) {
        addRun(connection, fact.runId());
        if (fact instanceof RunStarted started) {
            // A later attempt replaces an earlier one, whichever is told first.
            Sql.update(
                    connection,
                    "update run set started = cast(? as jsonb)"
                            + " where run_id = ? and coalesce((started ->> 'attempt')::int, 0) < ?",
                    json.text(started),
                    started.runId(),
                    started.attempt());
        } else if (fact instanceof RunCompleted) {
            Sql.update(
                    connection,
                    "update run set completed = cast(? as jsonb) where run_id = ?",
                    json.text(fact),
                    fact.runId());
        } else if (fact instanceof RunFailed) {
            Sql.update(
                    connection,
                    "update run set failed = cast(? as jsonb) where run_id = ?",
                    json.text(fact),
                    fact.runId());
        }
    }

    /** A report of a later attempt, or of a later step of the same, replaces the one before. */
    void write(Connection connection, RunProgressed progress) {
        addRun(connection, progress.runId());
        Sql.update(connection, """
                update run set progress = cast(? as jsonb)
                where run_id = ? and (coalesce((progress ->> 'attempt')::int, 0),
                                      coalesce((progress ->> 'step')::int, 0)) < (?, ?)
                """, json.text(progress), progress.runId(), progress.attempt(), progress.step());
        Sql.update(
                connection,
                "insert into loss (run_id, step, loss) values (?, ?, ?)"
                        + " on conflict (run_id, step) do update set loss = excluded.loss",
                progress.runId(),
                progress.step(),
                progress.loss());
    }

    private void publish(Connection connection, CheckpointPublished published) {
        String id = published.checkpoint().checkpointId();
        Sql.update(
                connection,
                "insert into checkpoint (study_id, checkpoint_id, published, changed)"
                        + " values (?, ?, cast(? as jsonb), nextval('fold_change')) on conflict do nothing",
                published.studyId(),
                id,
                json.text(published));
        // What was known of it before was no part of this study, and is news to it.
        for (String table : List.of("retraction", "evaluation", "judgement")) {
            Sql.update(
                    connection,
                    "update " + table + " set changed = nextval('fold_change') where checkpoint_id = ?",
                    id);
        }
    }

    private void retract(Connection connection, CheckpointRetracted retracted) {
        Sql.update(
                connection,
                "insert into retraction (checkpoint_id, retracted, changed)"
                        + " values (?, cast(? as jsonb), nextval('fold_change')) on conflict do nothing",
                retracted.checkpointId(),
                json.text(retracted));
    }

    private static void addRun(Connection connection, String runId) {
        Sql.update(connection, "insert into run (run_id) values (?) on conflict do nothing", runId);
    }
}
