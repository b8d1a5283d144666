package org.safefront.registry.store;

import java.sql.Connection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.registry.domain.AssessedCheckpoint;
import org.safefront.registry.domain.FrontHistory;
import org.safefront.registry.domain.ParetoFront;
import org.safefront.registry.domain.Progress;
import org.safefront.registry.domain.StudyFacts;
import org.safefront.work.Outbox;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Folds what is known of a study into its front, and announces how the front and its checkpoints have changed. */
final class StudyFold {
    /** "sfre", so that this lock is nobody else's; the other half of the lock is the table, hence the schema. */
    private static final int LOCK_CLASS = 0x73667265;

    private final StudyTables tables;
    private final AssessmentQueries assessments;
    private final Outbox outbox;

    StudyFold(StudyTables tables, Outbox outbox, RecordJson json) {
        this.tables = tables;
        this.assessments = new AssessmentQueries(json);
        this.outbox = outbox;
    }

    /**
     * Waits until no other transaction folds; to be called before anything is written. Two at once would not see one
     * another's rows: a score and its checkpoint, a checkpoint and its study would each find the other missing, and
     * nobody would announce the front that they make together.
     */
    void waitForTurn(Connection connection) {
        Sql.query(connection, row -> true, """
                select pg_advisory_xact_lock(cast(? as bigint) << 32 | cast('study'::regclass::oid as bigint))
                """, LOCK_CLASS);
    }

    StudyFacts facts(Connection connection, String studyId) {
        StudyTables.Study study = tables.get(connection, studyId);
        AssessmentQueries.Assessment assessment = assessments.read(connection, studyId);
        return new StudyFacts(
                study.request(),
                study.revision(),
                study.age(),
                tables.runs(connection, study.request()),
                assessment.checkpoints(),
                assessment.retracted(),
                assessment.failures(),
                assessment.rejudged(),
                assessment.shards(),
                study.front().map(FrontUpdated::version).orElse(0L));
    }

    /** All answers of a study that were generated to be judged. */
    List<ResponsesGenerated> answers(Connection connection, String studyId) {
        return assessments.answers(connection, studyId);
    }

    void fold(Connection connection, String studyId, Envelope cause) {
        Optional<FrontUpdated> before = tables.get(connection, studyId).front();
        StudyFacts known = facts(connection, studyId);
        ParetoFront front = known.front();
        Optional<FrontUpdated> next = FrontHistory.next(studyId, known.request().study(), before, front);
        next.ifPresent(update -> {
            tables.setFront(connection, update);
            outbox.add(connection, update, cause);
            outbox.addTo(connection, Topic.FRONT_STATE, update, cause);
        });
        assess(connection, known, next.or(() -> before), cause);
        tables.setFinished(connection, studyId, new Progress(known).isFinished());
        tables.touch(connection, studyId);
    }

    /** A retracted checkpoint is announced once more when it leaves the front; late subscribers would take it for good. */
    private void assess(Connection connection, StudyFacts known, Optional<FrontUpdated> front, Envelope cause) {
        long version = front.map(FrontUpdated::version).orElse(0L);
        List<String> onFront = known.front().front();
        Map<String, String> refused = known.refusals();
        Stream.concat(known.checkpoints().stream(), known.retracted().stream())
                .forEach(checkpoint -> assess(
                        connection,
                        checkpoint,
                        checkpoint.assessment(
                                Optional.ofNullable(refused.get(checkpoint.checkpointId())),
                                onFront.contains(checkpoint.checkpointId()),
                                version),
                        cause));
    }

    private void assess(Connection connection, AssessedCheckpoint checkpoint, CheckpointAssessed now, Envelope cause) {
        boolean known = tables.assessed(connection, now.studyId(), checkpoint.checkpointId())
                .filter(last ->
                        last.equals(checkpoint.assessment(now.incomparable(), now.onFront(), last.frontVersion())))
                .isPresent();
        if (!known) {
            tables.setAssessed(connection, now);
            outbox.add(connection, now, cause);
        }
    }
}
