package org.safefront.registry.store;

import java.sql.Connection;
import java.time.Instant;
import org.safefront.contracts.Event;
import org.safefront.contracts.evaluation.EvaluationFact;
import org.safefront.contracts.evaluation.EvaluationProgressed;
import org.safefront.contracts.judgement.JudgementFact;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.TrainingFact;
import org.safefront.work.RecordJson;

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
     * Writes a fact.
     *
     * @param time when it happened
     * @return false where it says nothing that was not known
     */
    boolean write(Connection connection, Instant time, Event fact) {
        if (fact instanceof EvaluationProgressed progress) {
            return shards.write(connection, time, progress);
        }
        if (fact instanceof TrainingFact known) {
            training.write(connection, known);
        } else if (fact instanceof RunProgressed progress) {
            training.write(connection, progress);
        } else if (fact instanceof EvaluationFact evaluation) {
            scores.write(connection, time, evaluation);
        } else if (fact instanceof JudgementFact judgement) {
            scores.write(connection, judgement);
        }
        return true;
    }
}
