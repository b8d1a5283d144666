package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.safefront.contracts.front.CheckpointAssessed;
import org.safefront.contracts.study.StudyRequest;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;
import org.safefront.registry.domain.LossCurve;
import org.safefront.registry.domain.RunView;
import org.safefront.registry.domain.StudyQuery;
import org.safefront.registry.domain.StudySummary;
import org.safefront.registry.domain.UnknownStudyException;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of studies and of what their runs are doing. */
final class StudyTables {
    private final RecordJson json;
    private final Map<String, StudyRequest> requests = new LatestUsed<>();

    StudyTables(RecordJson json) {
        this.json = json;
    }

    /** A study's row. */
    record Study(StudyRequest request, long revision, Duration age, boolean finished, long frontVersion) {}

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
                        row -> study(connection, row),
                        "select study_id, revision, extract(epoch from coalesce(finished, now()) - created) * 1000,"
                                + " finished is not null, front_version from study where study_id = ?",
                        studyId)
                .stream()
                .findFirst();
    }

    /** Something about the study has changed that is not of its front. */
    void touch(Connection connection, String studyId) {
        Sql.update(connection, "update study set revision = revision + 1 where study_id = ?", studyId);
    }

    /** What was announced last of checkpoints, by their ids. */
    Map<String, CheckpointAssessed> assessed(Connection connection, String studyId, Collection<String> ids) {
        var assessed = new HashMap<String, CheckpointAssessed>();
        Sql.query(
                connection,
                row -> assessed.put(row.getString(1), json.read(CheckpointAssessed.class, row.getString(2))),
                "select checkpoint_id, assessed from checkpoint"
                        + " where study_id = ? and checkpoint_id = any (?) and assessed is not null",
                studyId,
                ids);
        return assessed;
    }

    void setAssessed(Connection connection, CheckpointAssessed assessed) {
        Sql.update(
                connection,
                "update checkpoint set assessed = cast(? as jsonb) where study_id = ? and checkpoint_id = ?",
                json.text(assessed),
                assessed.studyId(),
                assessed.checkpoint().checkpointId());
    }

    /**
     * The study has this front now, and is finished, now if it was not before; or it is not, after all. Returns its new
     * revision.
     */
    long set(Connection connection, String studyId, long frontVersion, boolean finished) {
        return Sql.query(
                        connection,
                        row -> row.getLong(1),
                        "update study set revision = revision + 1, front_version = ?,"
                                + " finished = case when ? then coalesce(finished, now()) end"
                                + " where study_id = ? returning revision",
                        frontVersion,
                        finished,
                        studyId)
                .get(0);
    }

    /** Whether every run of a study has ended. */
    boolean areRunsOver(Connection connection, String studyId) {
        return Sql.query(connection, row -> row.getBoolean(1), """
                        select not exists (select 1 from study_run left join run using (run_id)
                                           where study_id = ? and completed is null and failed is null)
                        """, studyId).get(0);
    }

    List<StudySummary> list(Connection connection, StudyQuery query) {
        return Sql.query(
                connection,
                row -> new StudySummary(
                        row.getString(1), row.getString(2), row.getTimestamp(3).toInstant(), row.getBoolean(4)),
                """
                select study_id, name, created, finished is not null from study
                where position(lower(?) in lower(name)) > 0 and (finished is not null) = any (cast(? as boolean[]))
                order by created desc, study_id offset ? limit ?
                """,
                query.name().orElse(""),
                query.finished().map(wanted -> List.of(wanted)).orElse(List.of(true, false)),
                query.offset(),
                query.limit());
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
        List<RunRequested> runs = request.runs();
        Map<String, RunRequested> byId = runs.stream().collect(Collectors.toMap(RunRequested::runId, run -> run));
        var known = new HashMap<String, RunView>();
        Sql.query(
                connection,
                row -> known.put(row.getString(1), run(byId.get(row.getString(1)), row)),
                "select run_id, started, progress, completed, failed from study_run join run using (run_id)"
                        + " where study_id = ?",
                request.studyId());
        return runs.stream()
                .map(run -> known.getOrDefault(run.runId(), RunView.waiting(run)))
                .toList();
    }

    List<LossCurve> losses(Connection connection, StudyRequest request) {
        var points = new HashMap<String, List<LossCurve.Point>>();
        Sql.query(
                connection,
                row -> points.computeIfAbsent(row.getString(1), unknown -> new ArrayList<>())
                        .add(new LossCurve.Point(row.getInt(2), row.getDouble(3))),
                "select run_id, step, loss from study_run join loss using (run_id) where study_id = ? order by step",
                request.studyId());
        return request.runs().stream()
                .filter(run -> points.containsKey(run.runId()))
                .map(run -> new LossCurve(run.runId(), run.recipe().name(), points.get(run.runId())))
                .toList();
    }

    private Study study(Connection connection, ResultSet row) throws SQLException {
        return new Study(
                request(connection, row.getString(1)),
                row.getLong(2),
                Duration.ofMillis(row.getLong(3)),
                row.getBoolean(4),
                row.getLong(5));
    }

    /** What was asked for never changes: the id is that of the contents. */
    private StudyRequest request(Connection connection, String studyId) {
        synchronized (requests) {
            return requests.computeIfAbsent(studyId, id -> Sql.query(
                            connection,
                            row -> json.read(StudyRequest.class, row.getString(1)),
                            "select request from study where study_id = ?",
                            id)
                    .get(0));
        }
    }

    private RunView run(RunRequested run, ResultSet row) throws SQLException {
        return RunView.of(
                run,
                read(row, 2, RunStarted.class),
                read(row, 3, RunProgressed.class),
                row.getString(4) != null,
                read(row, 5, RunFailed.class));
    }

    private <T> Optional<T> read(ResultSet row, int column, Class<T> type) throws SQLException {
        return Optional.ofNullable(row.getString(column)).map(text -> json.read(type, text));
    }
}
