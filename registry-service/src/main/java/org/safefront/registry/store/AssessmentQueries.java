package org.safefront.registry.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.EvaluationFailed;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.judgement.JudgementFailed;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.AssessedCheckpoint;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Reads the checkpoints of a study and all that is known of their scores. */
final class AssessmentQueries {
    private static final String OF_STUDY =
            " where checkpoint_id in (select checkpoint_id from checkpoint where study_id = ?)";

    private final RecordJson json;

    AssessmentQueries(RecordJson json) {
        this.json = json;
    }

    /**
     * What is known of the scores of a study.
     *
     * @param checkpoints that are not retracted
     * @param problems sentences by checkpoint id
     * @param failedEvaluations ids whose score will not come
     * @param generated samples by evaluation id
     * @param judged samples by evaluation id
     */
    record Assessment(
            List<AssessedCheckpoint> checkpoints,
            Map<String, List<String>> problems,
            List<String> failedEvaluations,
            Map<String, Long> generated,
            Map<String, Long> judged) {}

    Assessment read(Connection connection, String studyId) {
        var problems = new HashMap<String, List<String>>();
        var failed = new ArrayList<String>();
        for (EvaluationFailed failure : facts(connection, studyId, "evaluation", "failed", EvaluationFailed.class)) {
            failed.add(failure.evaluationId());
            add(problems, failure.checkpointId(), failure.message());
        }
        for (JudgementFailed failure : facts(connection, studyId, "judgement", "failed", JudgementFailed.class)) {
            failed.add(failure.evaluationId());
            add(problems, failure.checkpointId(), failure.message());
        }
        List<JudgementCompleted> judgements =
                facts(connection, studyId, "judgement", "completed", JudgementCompleted.class);
        var judged = new HashMap<String, Long>();
        judgements.forEach(judgement ->
                judged.put(judgement.evaluationId(), judgement.verdicts().total()));
        return new Assessment(
                checkpoints(connection, studyId, judgements), problems, failed, generated(connection, studyId), judged);
    }

    private List<AssessedCheckpoint> checkpoints(
            Connection connection, String studyId, List<JudgementCompleted> judgements) {
        var scores = new HashMap<String, Estimate>();
        for (EvaluationCompleted completed :
                facts(connection, studyId, "evaluation", "completed", EvaluationCompleted.class)) {
            scores.put(completed.evaluationId(), completed.score());
        }
        return Sql.query(
                        connection,
                        row -> json.read(CheckpointPublished.class, row.getString(1)),
                        "select published from checkpoint where study_id = ? and not exists"
                                + " (select 1 from retraction where retraction.checkpoint_id = checkpoint.checkpoint_id)",
                        studyId)
                .stream()
                .map(published -> assessed(published, scores, judgements))
                .toList();
    }

    /** Only the judge that the study named counts; what others say of the same answers is kept beside. */
    private static AssessedCheckpoint assessed(
            CheckpointPublished published, Map<String, Estimate> scores, List<JudgementCompleted> judgements) {
        var own = new HashMap<String, Estimate>();
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
                    .forEach(judgement -> own.put(id, judgement.refusalRate()));
        }
        return new AssessedCheckpoint(published, own);
    }

    private static Map<String, Long> generated(Connection connection, String studyId) {
        var generated = new HashMap<String, Long>();
        Sql.query(
                connection,
                row -> generated.put(row.getString(1), row.getLong(2)),
                "select evaluation_id, sum(samples) from shard where evaluation_id in"
                        + " (select evaluation_id from evaluation" + OF_STUDY + ") group by evaluation_id",
                studyId);
        return generated;
    }

    private <T> List<T> facts(Connection connection, String studyId, String table, String column, Class<T> type) {
        return Sql.query(
                connection,
                row -> json.read(type, row.getString(1)),
                "select " + column + " from " + table + OF_STUDY + " and " + column + " is not null",
                studyId);
    }

    private static void add(Map<String, List<String>> problems, String checkpointId, String message) {
        problems.computeIfAbsent(checkpointId, id -> new ArrayList<>()).add(message);
    }
}
