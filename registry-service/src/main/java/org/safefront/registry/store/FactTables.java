package org.safefront.registry.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.judgement.JudgementFact;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.TrainingFact;
import org.safefront.fronts.fold.FactFold;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/**
 * Writes facts into the tables of {@code db/registry}. Each fact fills its own columns, so writing is commutative: the
 * order of facts does not matter, nor how often they come.
 */
final class FactTables {
    private final TrainingTables training;
    private final ScoreTables scores;
    private final ShardTables shards;

    FactTables(RecordJson json) {
        this.training = new TrainingTables(json);
        this.shards = new ShardTables(json);
        this.scores = new ScoreTables(json, shards);
    }

    /**
     * Writes a fact and tells which studies it changes.
     *
     * @param time when it happened
     */
    List<String> write(Connection connection, Instant time, Event fact) {
        if (fact instanceof TrainingFact known) {
            return training.write(connection, known);
        }
        if (fact instanceof RunProgressed progress) {
            return training.write(connection, progress);
        }
        if (fact instanceof EvaluationFact evaluation) {
            scores.write(connection, time, evaluation);
            return studiesOfCheckpoint(connection, evaluation.checkpointId());
        }
        if (fact instanceof EvaluationProgressed progress) {
            return shards.write(connection, time, progress)
                    ? studiesOfCheckpoint(connection, progress.checkpointId())
                    : List.of();
        }
        if (fact instanceof JudgementFact judgement) {
            scores.write(connection, judgement);
            return studiesOfCheckpoint(connection, judgement.checkpointId());
        }
        return List.of();
    }

    /** The studies that a fact will be found to be about, as far as they are known before it is written. */
    List<String> studies(Connection connection, Event fact) {
        if (fact instanceof CheckpointPublished published) {
            return List.of(published.studyId());
        }
        return FactFold.checkpointId(fact)
                .map(id -> studiesOfCheckpoint(connection, id))
                .orElse(List.of());
    }

    static List<String> studiesOfCheckpoint(Connection connection, String checkpointId) {
        return Sql.query(
                connection,
                row -> row.getString(1),
                "select study_id from checkpoint where checkpoint_id = ? order by study_id",
                checkpointId);
    }
}
