package org.safefront.registry.store;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.Sha256;
import org.safefront.contracts.front.GateDecided;
import org.safefront.fronts.gate.Policy;
import org.safefront.registry.domain.GateRecord;
import org.safefront.registry.domain.StoredPolicy;
import org.safefront.work.RecordJson;
import org.safefront.work.Sql;

/** The tables of policies and of what was decided by them. */
final class GateTables {
    private final RecordJson json;

    GateTables(RecordJson json) {
        this.json = json;
    }

    /** With its digest. A policy has one JSON: its record leaves out what it does not ask for, and names its confidence. */
    StoredPolicy stored(Policy policy) {
        return new StoredPolicy(Sha256.hex(json.text(policy)), policy);
    }

    void put(Connection connection, String studyId, StoredPolicy stored) {
        Sql.update(connection, """
                insert into policy (study_id, name, digest, policy) values (?, ?, ?, cast(? as jsonb))
                on conflict (study_id, name) do update set digest = excluded.digest, policy = excluded.policy
                """, studyId, stored.policy().name(), stored.digest(), json.text(stored.policy()));
    }

    List<StoredPolicy> policies(Connection connection, String studyId) {
        return Sql.query(
                connection,
                this::policy,
                "select digest, policy from policy where study_id = ? order by name",
                studyId);
    }

    Optional<StoredPolicy> policy(Connection connection, String studyId, String name) {
        return Sql.query(
                        connection,
                        this::policy,
                        "select digest, policy from policy where study_id = ? and name = ?",
                        studyId,
                        name)
                .stream()
                .findFirst();
    }

    /** Whether it was not decided before. */
    boolean add(Connection connection, GateDecided decided, Instant at) {
        return Sql.update(connection, """
                        insert into gate (study_id, identity, at, decided) values (?, ?, cast(? as timestamptz), cast(? as jsonb))
                        on conflict (identity) do nothing
                        """, decided.studyId(), decided.identity(), at.toString(), json.text(decided))
                == 1;
    }

    GateRecord get(Connection connection, String identity) {
        return Sql.query(connection, this::decision, "select at, decided from gate where identity = ?", identity)
                .get(0);
    }

    /** The newest first, of all policies where none is named. */
    List<GateRecord> list(Connection connection, String studyId, Optional<String> policy, int offset, int limit) {
        return Sql.query(
                connection,
                this::decision,
                "select at, decided from gate where study_id = ? and (? = '' or decided ->> 'policy' = ?)"
                        + " order by number desc offset ? limit ?",
                studyId,
                policy.orElse(""),
                policy.orElse(""),
                offset,
                limit);
    }

    private StoredPolicy policy(ResultSet row) throws SQLException {
        return new StoredPolicy(row.getString(1), json.read(Policy.class, row.getString(2)));
    }

    private GateRecord decision(ResultSet row) throws SQLException {
        return new GateRecord(row.getTimestamp(1).toInstant(), json.read(GateDecided.class, row.getString(2)));
    }
}
