package org.safefront.registry.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.AssessedCheckpoint;
import org.safefront.registry.domain.ShardState;
import org.safefront.registry.domain.StudyFacts.Failure;
import org.safefront.registry.domain.TaskScore;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Reads the checkpoints of a study and all that is known of their scores. */
final class AssessmentQueries {
    private static final String OF_STUDY =
            " where checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?)";

    private final RecordJson json;
    private final ShardTables shards;

    AssessmentQueries(RecordJson json) {
        this.json = json;
        this.shards = new ShardTables(json);
    }

    /**
     * What is known of the scores of a study.
     *
     * @param checkpoints that are not retracted
     * @param retracted the others
     * @param failures of evaluations and judgements
     * @param shards by evaluation id
     */
    record Assessment(
            List<AssessedCheckpoint> checkpoints,
            List<AssessedCheckpoint> retracted,
            List<Failure> failures,
            Map<String, List<ShardState>> shards) {}

    Assessment read(Connection connection, String studyId) {
        Set<String> retracted = Set.copyOf(Sql.query(
                connection, row -> row.getString(1), "select checkpoint_id from retraction" + OF_STUDY, studyId));
        var checkpoints = new ArrayList<AssessedCheckpoint>();
        var gone = new ArrayList<AssessedCheckpoint>();
        for (AssessedCheckpoint checkpoint : checkpoints(connection, studyId)) {
            (retracted.contains(checkpoint.checkpointId()) ? gone : checkpoints).add(checkpoint);
        }
        return new Assessment(checkpoints, gone, failures(connection, studyId), shards.read(connection, studyId));
    }

    private List<AssessedCheckpoint> checkpoints(Connection connection, String studyId) {
        var scores = new HashMap<String, TaskScore>();
        for (EvaluationCompleted completed :
                facts(connection, studyId, "evaluation", "completed", EvaluationCompleted.class)) {
            scores.put(completed.evaluationId(), TaskScore.of(completed));
        }
        List<JudgementCompleted> judgements =
                facts(connection, studyId, "judgement", "completed", JudgementCompleted.class);
        return Sql.query(
                        connection,
                        row -> json.read(CheckpointPublished.class, row.getString(1)),
                        "select published from checkpoint where study_id = ? order by checkpoint_id",
                        studyId)
                .stream()
                .map(published -> assessed(published, scores, judgements))
                .toList();
    }

    /**
     * Only the judge that the study named counts; what others say of the same answers is kept beside. Where it has judged
     * answers that were generated twice, the judgement with the smaller id counts, whichever came first.
     */
    private static AssessedCheckpoint assessed(
            CheckpointPublished published, Map<String, TaskScore> scores, List<JudgementCompleted> judgements) {
        var own = new HashMap<String, TaskScore>();
        for (EvaluationTask task : published.evaluation()) {
            String id = task.evaluationId(published.checkpoint().checkpointId());
            if (scores.containsKey(id)) {
                own.put(id, scores.get(id));
            }
            judgements.stream()
                    .filter(judgement -> judgement.evaluationId().equals(id))
                    .filter(judgement -> task.judge()
                            .filter(judgement.judge().name()::equals)
                            .isPresent())
                    .findFirst()
                    .ifPresent(judgement -> own.put(id, TaskScore.of(judgement)));
        }
        return new AssessedCheckpoint(published, own);
    }

    private List<Failure> failures(Connection connection, String studyId) {
        var failures = new ArrayList<Failure>();
        for (EvaluationFailed failure : facts(connection, studyId, "evaluation", "failed", EvaluationFailed.class)) {
            failures.add(new Failure(failure.evaluationId(), failure.message()));
        }
        for (JudgementFailed failure : facts(connection, studyId, "judgement", "failed", JudgementFailed.class)) {
            failures.add(new Failure(failure.evaluationId(), failure.message()));
        }
        return failures;
    }

    /** In the order of their ids, so that what follows from them does not depend on when they came. */
    private <T> List<T> facts(Connection connection, String studyId, String table, String column, Class<T> type) {
        return Sql.query(
                connection,
                row -> json.read(type, row.getString(1)),
                "select " + column + " from " + table + OF_STUDY + " and " + column + " is not null order by " + table
                        + "_id",
                studyId);
    }
}
