package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.safefront.contracts.DataRef;
import org.safefront.contracts.EvaluationTask;
import org.safefront.contracts.evaluation.EvaluationAccepted;
import org.safefront.contracts.evaluation.EvaluationCompleted;
import org.safefront.contracts.evaluation.ResponsesGenerated;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.judgement.JudgementCompleted;
import org.safefront.contracts.training.CheckpointPublished;
import org.safefront.registry.domain.Lineage;
import org.safefront.registry.domain.Lineages;
import org.safefront.registry.domain.UnknownCheckpointException;
import org.safefront.registry.domain.UnknownStudyException;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;

/** Follows a checkpoint through the tables of evaluations, shards and judgements, all as of one moment. */
public final class RecordedLineages implements Lineages {
    private final Transactions transactions;
    private final RecordJson json;

    public RecordedLineages(Transactions transactions, RecordJson json) {
        this.transactions = transactions;
        this.json = json;
    }

    /** What is known of an evaluation besides its shards and judgements. */
    private record Known(Optional<Integer> planned, Optional<DataRef> answers) {
        static final Known NOTHING = new Known(Optional.empty(), Optional.empty());
    }

    @Override
    public Lineage of(String studyId, String checkpointId) {
        return transactions.call(connection -> {
            Lineage asked = Sql.query(
                            connection,
                            row -> new Lineage(studyId, row.getString(1), instant(row, 2), List.of()),
                            "select name, created from study where study_id = ?",
                            studyId)
                    .stream()
                    .findFirst()
                    .orElseThrow(() -> new UnknownStudyException(studyId));
            return new Lineage(
                    studyId,
                    asked.study(),
                    asked.asked(),
                    published(connection, studyId, checkpointId).evaluation().stream()
                            .flatMap(task -> evaluations(connection, task, checkpointId))
                            .toList());
        });
    }

    private CheckpointPublished published(Connection connection, String studyId, String checkpointId) {
        return Sql.query(
                        connection,
                        row -> json.read(CheckpointPublished.class, row.getString(1)),
                        "select published from checkpoint where study_id = ? and checkpoint_id = ?",
                        studyId,
                        checkpointId)
                .stream()
                .findFirst()
                .orElseThrow(() -> new UnknownCheckpointException(studyId, checkpointId));
    }

    /** What every checkpoint begins with, and of more repeats those that were begun. */
    private Stream<Lineage.Evaluation> evaluations(Connection connection, EvaluationTask task, String checkpointId) {
        return IntStream.rangeClosed(task.repeats(), task.repeatsAtMost())
                .mapToObj(repeats -> evaluation(connection, task.withRepeats(repeats), checkpointId))
                .filter(evaluation -> evaluation.repeats() == task.repeats() || evaluation.isKnown());
    }

    private Lineage.Evaluation evaluation(Connection connection, EvaluationTask task, String checkpointId) {
        String id = task.evaluationId(checkpointId);
        Known known = Sql.query(
                        connection,
                        this::known,
                        "select accepted, completed, responses from evaluation where evaluation_id = ?",
                        id)
                .stream()
                .findFirst()
                .orElse(Known.NOTHING);
        return new Lineage.Evaluation(
                task.axis(),
                task.name(),
                task.repeats(),
                id,
                task.items(),
                known.planned(),
                Sql.query(
                        connection,
                        this::shard,
                        "select shard, samples, completed, completed_at from shard where evaluation_id = ? order by shard",
                        id),
                known.answers(),
                Sql.query(
                        connection,
                        row -> judgement(task, json.read(JudgementCompleted.class, row.getString(1))),
                        "select completed from judgement where evaluation_id = ? and completed is not null"
                                + " order by judgement_id",
                        id));
    }

    private Known known(ResultSet row) throws SQLException {
        Optional<DataRef> samples = text(row, 2).map(completed -> json.read(EvaluationCompleted.class, completed)
                .samples());
        Optional<DataRef> responses = text(row, 3)
                .map(generated -> json.read(ResponsesGenerated.class, generated).responses());
        return new Known(
                text(row, 1).map(accepted -> json.read(EvaluationAccepted.class, accepted)
                        .shards()),
                samples.or(() -> responses));
    }

    private Lineage.Shard shard(ResultSet row) throws SQLException {
        Optional<String> completed = text(row, 3);
        Instant at = completed.isPresent() ? instant(row, 4) : Instant.EPOCH;
        return new Lineage.Shard(
                row.getInt(1),
                row.getLong(2),
                completed
                        .map(text -> json.read(ShardCompleted.class, text))
                        .map(shard -> new Lineage.Work(
                                shard.leaseEpoch(), shard.engine(), shard.tokens(), shard.seconds(), at)));
    }

    private static Lineage.Judgement judgement(EvaluationTask task, JudgementCompleted completed) {
        return new Lineage.Judgement(
                completed.judgementId(),
                completed.judge(),
                task.judge().filter(completed.judge().name()::equals).isPresent(),
                completed.rows());
    }

    private static Optional<String> text(ResultSet row, int column) throws SQLException {
        return Optional.ofNullable(row.getString(column));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getTimestamp(column).toInstant();
    }
}
