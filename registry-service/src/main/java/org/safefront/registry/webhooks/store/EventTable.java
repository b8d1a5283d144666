package org.safefront.registry.webhooks.store;

import java.sql.Connection;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.registry.webhooks.domain.PublicEvents;
import org.safefront.work.Headers;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;

/** Public events as rows. One writer at a time, so that places are taken in the order of commits, and none is passed over. */
public final class EventTable implements PublicEvents {
    /** "sfpe", so that this lock is nobody else's; the other half of the lock is the table, hence the schema. */
    private static final int LOCK_CLASS = 0x73667065;

    private final Transactions transactions;

    public EventTable(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public void keep(Envelope envelope, String json) {
        transactions.run(connection -> {
            Sql.query(connection, row -> true, """
                    select pg_advisory_xact_lock(cast(? as bigint) << 32 | cast('public_event'::regclass::oid as bigint))
                    """, LOCK_CLASS);
            Sql.update(
                    connection,
                    """
                    insert into public_event (place, id, type, study_id, headers, value)
                    select coalesce(max(place), 0) + 1, ?, ?, ?, cast(? as jsonb), ? from public_event
                    on conflict (id) do nothing
                    """,
                    envelope.id(),
                    envelope.type(),
                    envelope.correlationId().orElse(null),
                    Headers.write(envelope.headers()),
                    json);
        });
    }

    /** The place of the latest event, 0 where there is none. */
    static long last(Connection connection) {
        return Sql.query(connection, row -> row.getLong(1), "select coalesce(max(place), 0) from public_event")
                .get(0);
    }
}
