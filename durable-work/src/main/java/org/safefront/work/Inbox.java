package org.safefront.work;

import java.sql.Connection;
import java.util.List;
import java.util.Set;
import org.safefront.contracts.catalog.Envelope;

/** What was received before. */
public final class Inbox {
    /**
     * Remembers the event, in the caller's transaction. Waits while another transaction is about to do so.
     *
     * @return true the first time this {@code ce_id} is seen
     */
    public boolean accept(Connection connection, Envelope envelope) {
        return !accept(connection, List.of(envelope)).isEmpty();
    }

    /** The same with several at once. Returns those whose {@code ce_id} is seen for the first time, by it. */
    public Set<String> accept(Connection connection, List<Envelope> envelopes) {
        return Set.copyOf(Sql.query(
                connection,
                row -> row.getString(1),
                """
                insert into inbox (id, type, source) select * from unnest(?, ?, ?) on conflict (id) do nothing returning id
                """,
                envelopes.stream().map(Envelope::id).toList(),
                envelopes.stream().map(Envelope::type).toList(),
                envelopes.stream().map(Envelope::source).toList()));
    }
}
