package org.safefront.work;

import java.sql.Connection;
import org.safefront.contracts.catalog.Envelope;

/** What was received before. */
public final class Inbox {
    /**
     * Remembers the event, in the caller's transaction. Waits while another transaction is about to do so.
     *
     * @return true the first time this {@code ce_id} is seen
     */
    public boolean accept(Connection connection, Envelope envelope) {
        return Sql.update(
                        connection,
                        "insert into inbox (id, type, source) values (?, ?, ?) on conflict (id) do nothing",
                        envelope.id(),
                        envelope.type(),
                        envelope.source())
                == 1;
    }
}
