package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.safefront.contracts.front.AliasMoved;
import org.safefront.registry.domain.Alias;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** Where names point to now. */
final class AliasTable {
    private final RecordJson json;

    AliasTable(RecordJson json) {
        this.json = json;
    }

    List<Alias> list(Connection connection, String studyId) {
        return Sql.query(
                connection, this::alias, "select at, moved from alias where study_id = ? order by alias", studyId);
    }

    /** By name, the ids of checkpoints. */
    Map<String, String> targets(Connection connection, String studyId) {
        return list(connection, studyId).stream().collect(Collectors.toMap(Alias::alias, Alias::checkpointId));
    }

    Optional<Alias> get(Connection connection, String studyId, String alias) {
        return Sql.query(
                        connection,
                        this::alias,
                        "select at, moved from alias where study_id = ? and alias = ?",
                        studyId,
                        alias)
                .stream()
                .findFirst();
    }

    /**
     * Moves it if nobody has in between; who writes the same row waits for the commit of the first, and then finds
     * another version. Returns whether it was moved.
     */
    boolean move(Connection connection, AliasMoved moved, Instant at) {
        return (moved.version() == 1 ? insert(connection, moved, at) : update(connection, moved, at)) == 1;
    }

    private int insert(Connection connection, AliasMoved moved, Instant at) {
        return Sql.update(connection, """
                insert into alias (study_id, alias, version, at, moved)
                values (?, ?, 1, cast(? as timestamptz), cast(? as jsonb)) on conflict do nothing
                """, moved.studyId(), moved.alias(), at.toString(), json.text(moved));
    }

    private int update(Connection connection, AliasMoved moved, Instant at) {
        return Sql.update(
                connection,
                """
                update alias set version = ?, at = cast(? as timestamptz), moved = cast(? as jsonb)
                where study_id = ? and alias = ? and version = ?
                """,
                moved.version(),
                at.toString(),
                json.text(moved),
                moved.studyId(),
                moved.alias(),
                moved.version() - 1);
    }

    private Alias alias(ResultSet row) throws SQLException {
        return Alias.of(
                json.read(AliasMoved.class, row.getString(2)),
                row.getTimestamp(1).toInstant());
    }
}
