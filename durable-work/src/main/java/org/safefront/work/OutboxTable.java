package org.safefront.work;

import java.sql.Connection;
import java.util.Collection;
import java.util.List;

/**
 * The relay's side of the outbox.
 *
 * <p>A record stays unsent until it is marked, whatever has been sent since, so one that commits late is never passed
 * over. Unsent records are taken by id: if one transaction had committed before another wrote, its records have smaller
 * ids and are visible whenever the other's are, so causes leave before effects. (Waiting until no older transaction
 * runs, by {@code pg_snapshot_xmin}, would break just this: docs/adr/0002.)
 */
final class OutboxTable {
    /** "sfob", so that this lock is nobody else's; the other half of the lock is the table, hence the schema. */
    private static final int LOCK_CLASS = 0x73666f62;

    /** Takes the relay's lock until the transaction ends. False if another relay has it. */
    boolean lock(Connection connection) {
        return Sql.query(connection, row -> row.getBoolean(1), """
                        select pg_try_advisory_xact_lock(cast(? as bigint) << 32 | cast('outbox'::regclass::oid as bigint))
                        """, LOCK_CLASS).get(0);
    }

    /** The oldest unsent records, except those of some lanes. To be read after the lock was taken. */
    List<OutboxRecord> unsent(Connection connection, int most, Collection<String> exceptLanes) {
        return Sql.query(
                connection,
                row -> new OutboxRecord(
                        row.getLong("id"),
                        row.getString("topic"),
                        row.getString("key"),
                        Headers.read(row.getString("headers")),
                        row.getString("value")),
                """
                select id, topic, key, headers, value from outbox
                where sent_at is null and key <> all (?)
                order by id limit ?
                """,
                exceptLanes,
                most);
    }

    void markSent(Connection connection, List<OutboxRecord> sent) {
        List<String> ids =
                sent.stream().map(record -> Long.toString(record.id())).toList();
        Sql.update(
                connection, "update outbox set sent_at = clock_timestamp() where id = any (cast(? as bigint[]))", ids);
    }
}
