package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.RunView;
import org.safefront.registry.domain.StudySummary;
import org.safefront.registry.domain.UnknownStudyException;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of studies and of what their runs are doing. */
final class StudyTables {
    private final RecordJson json;

    StudyTables(RecordJson json) {
        this.json = json;
    }

    /** A study's row. */
    record Study(StudyRequest request, long revision, Duration age, boolean finished, Optional<FrontUpdated> front) {}

    /** Whether it was not there before. */
    boolean add(Connection connection, StudyRequest request) {
        boolean isNew = Sql.update(
                        connection,
                        "insert into study (study_id, name, request) values (?, ?, cast(? as jsonb))"
                                + " on conflict do nothing",
                        request.studyId(),
                        request.study(),
                        json.text(request))
                == 1;
        if (isNew) {
            int place = 0;
            for (RunRequested run : request.runs()) {
                Sql.update(
                        connection,
                        "insert into study_run (study_id, run_id, place) values (?, ?, ?) on conflict do nothing",
                        run.studyId(),
                        run.runId(),
                        place++);
            }
        }
        return isNew;
    }

    /** A study's row. */
    Study get(Connection connection, String studyId) {
        return find(connection, studyId).orElseThrow(() -> new UnknownStudyException(studyId));
    }

    /** The same, absent where nobody has asked for it. */
    Optional<Study> find(Connection connection, String studyId) {
        return Sql.query(
                        connection,
                        this::study,
                        "select request, revision, extract(epoch from coalesce(finished, now()) - created) * 1000,"
                                + " finished is not null, front from study where study_id = ?",
                        studyId)
                .stream()
                .findFirst();
    }

    /** Something about the study has changed. Returns its new revision, absent where nobody has asked for it. */
    Optional<Long> touch(Connection connection, String studyId) {
        return Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "update study set revision = revision + 1 where study_id = ? returning revision",
                        studyId)
                .stream()
                .findFirst();
    }

    void setFront(Connection connection, FrontUpdated front) {
        Sql.update(
                connection,
                "update study set front = cast(? as jsonb), front_version = ? where study_id = ?",
                json.text(front),
                front.version(),
                front.studyId());
    }

    /** What was announced last of a checkpoint. */
    Optional<CheckpointAssessed> assessed(Connection connection, String studyId, String checkpointId) {
        return Sql.query(
                        connection,
                        row -> read(row, 1, CheckpointAssessed.class),
                        "select assessed from checkpoint where study_id = ? and checkpoint_id = ?",
                        studyId,
                        checkpointId)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    void setAssessed(Connection connection, CheckpointAssessed assessed) {
        Sql.update(
                connection,
                "update checkpoint set assessed = cast(? as jsonb) where study_id = ? and checkpoint_id = ?",
                json.text(assessed),
                assessed.studyId(),
                assessed.checkpoint().checkpointId());
    }

    /** The study is finished, now if it was not before; or it is not, after all. */
    void setFinished(Connection connection, String studyId, boolean finished) {
        Sql.update(
                connection,
                "update study set finished = case when ? then coalesce(finished, now()) end where study_id = ?",
                finished,
                studyId);
    }

    List<StudySummary> list(Connection connection) {
        return Sql.query(
                connection,
                row -> new StudySummary(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getBoolean(4)),
                "select study_id, name, created, finished is not null from study order by created desc, study_id");
    }

    Map<String, Long> revisions(Connection connection) {
        var revisions = new TreeMap<String, Long>();
        Sql.query(
                connection,
                row -> revisions.put(row.getString(1), row.getLong(2)),
                "select study_id, revision from study");
        return revisions;
    }

    /** The runs of a study in the order of its request. */
    List<RunView> runs(Connection connection, StudyRequest request) {
        var views = new ArrayList<RunView>();
        for (RunRequested run : request.runs()) {
            views.add(Sql.query(
                            connection,
                            row -> run(run, row),
                            "select started, progress, completed, failed from run where run_id = ?",
                            run.runId())
                    .stream()
                    .findFirst()
                    .orElseGet(() -> RunView.waiting(run)));
        }
        return views;
    }

    List<LossCurve> losses(Connection connection, StudyRequest request) {
        return request.runs().stream()
                .map(run -> new LossCurve(
                        run.runId(),
                        run.recipe().name(),
                        Sql.query(
                                connection,
                                row -> new LossCurve.Point(row.getInt(1), row.getDouble(2)),
                                "select step, loss from loss where run_id = ? order by step",
                                run.runId())))
                .filter(curve -> !curve.points().isEmpty())
                .toList();
    }

    private Study study(ResultSet row) throws SQLException {
        return new Study(
                json.read(StudyRequest.class, row.getString(1)),
                row.getLong(2),
                Duration.ofMillis(row.getLong(3)),
                row.getBoolean(4),
                Optional.ofNullable(row.getString(5)).map(text -> json.read(FrontUpdated.class, text)));
    }

    private RunView run(RunRequested run, ResultSet row) throws SQLException {
        return RunView.of(
                run,
                read(row, 1, RunStarted.class),
                read(row, 2, RunProgressed.class),
                row.getString(3) != null,
                read(row, 4, RunFailed.class));
    }

    private <T> Optional<T> read(ResultSet row, int column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> json.read(type, text));
    }
}
