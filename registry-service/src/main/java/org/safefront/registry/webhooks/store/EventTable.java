package org.safefront.registry.webhooks.store;

import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.safefront.registry.webhooks.domain.IncomingEvent;
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
    public void keep(List<IncomingEvent> events) {
        transactions.run(connection -> {
            Sql.query(connection, row -> true, """
                    select pg_advisory_xact_lock(cast(? as bigint) << 32 | cast('public_event'::regclass::oid as bigint))
                    """, LOCK_CLASS);
            Sql.update(
                    connection,
                    """
                    insert into public_event (place, id, type, study_id, headers, value)
                    select (select coalesce(max(place), 0) from public_event) + row_number() over (order by number),
                           id, type, study_id, cast(headers as jsonb), value
                    from (select distinct on (id) * from unnest(?, ?, ?, ?, ?)
                              with ordinality as came (id, type, study_id, headers, value, number) order by id, number) came
                    where not exists (select 1 from public_event known where known.id = came.id)
                    """,
                    texts(events, event -> event.envelope().id()),
                    texts(events, event -> event.envelope().type()),
                    texts(events, event -> event.envelope().correlationId().orElse(null)),
                    texts(events, event -> Headers.write(event.envelope().headers())),
                    texts(events, IncomingEvent::json));
        });
    }

    private static List<String> texts(List<IncomingEvent> events, Function<IncomingEvent, String> text) {
        var texts = new ArrayList<String>();
        events.forEach(event -> texts.add(text.apply(event)));
        return texts;
    }

    /** The place of the latest event, 0 where there is none. */
    static long last(Connection connection) {
        return Sql.query(connection, row -> row.getLong(1), "select coalesce(max(place), 0) from public_event")
                .get(0);
    }
}
