package org.safefront.registry.store;

import java.sql.Connection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.registry.domain.FrontVersion;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Every front that was announced of a study. */
final class FrontVersions {
    private final RecordJson json;

    FrontVersions(RecordJson json) {
        this.json = json;
    }

    /** Facts come in any order, so a front can be of a time before that of the one before it; it is given that then. */
    void add(Connection connection, FrontUpdated front, Instant time) {
        Sql.update(
                connection, """
                insert into front_version (study_id, version, at, front)
                select ?, ?, greatest(cast(? as timestamptz), (select max(at) from front_version where study_id = ?)),
                       cast(? as jsonb)
                """, front.studyId(), front.version(), time.toString(), front.studyId(), json.text(front));
    }

    /** All of a study in their order, without their points. */
    List<FrontVersion> list(Connection connection, String studyId) {
        return Sql.query(
                connection,
                row -> new FrontVersion(
                        row.getLong(1),
                        row.getTimestamp(2).toInstant(),
                        row.getLong(3),
                        row.getDouble(4),
                        row.getString(5)),
                """
                select version, at, cast(front ->> 'checkpoints' as bigint), cast(front ->> 'hypervolume' as float),
                       front ->> 'digest'
                from front_version where study_id = ? order by version
                """,
                studyId);
    }

    Optional<FrontUpdated> get(Connection connection, String studyId, long version) {
        return first(
                connection, "select front from front_version where study_id = ? and version = ?", studyId, version);
    }

    /** That which stood at a moment; absent before the first. */
    Optional<FrontUpdated> at(Connection connection, String studyId, Instant time) {
        return first(
                connection,
                "select front from front_version where study_id = ? and at <= cast(? as timestamptz)"
                        + " order by version desc limit 1",
                studyId,
                time.toString());
    }

    private Optional<FrontUpdated> first(Connection connection, String sql, Object... parameters) {
        return Sql.query(connection, row -> json.read(FrontUpdated.class, row.getString(1)), sql, parameters).stream()
                .findFirst();
    }
}
