package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** In which order the relay finds what transactions that overlap have written. */
@Timeout(120)
class OutboxOrderTest {
    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final Outbox outbox = Examples.outbox();
    private final OutboxTable table = new OutboxTable();

    @Test
    void doesNotPassOverARecordThatCommitsAfterALaterOne() throws SQLException {
        try (Connection slow = database.begin();
                Connection fast = database.begin()) {
            add(slow, 1);
            add(fast, 2);
            fast.commit();
            List<Long> early = send();

            slow.commit();
            List<Long> late = send();

            assertEquals(List.of(2L), early);
            assertEquals(List.of(1L), late);
        }
    }

    /**
     * A worker publishes a checkpoint and commits. Another transaction, which had begun to write earlier, then sees that
     * and fails the run. A third one that lies between them is still open. Cause must leave before effect.
     */
    @Test
    void sendsACauseBeforeItsEffectWhicheverTransactionBeganFirst() throws SQLException {
        try (Connection effect = database.begin();
                Connection open = database.begin();
                Connection cause = database.begin()) {
            new Inbox().accept(effect, Examples.cause());
            add(open, 1);
            add(cause, 2);
            cause.commit();
            add(effect, 3);
            effect.commit();

            List<Long> sent = send();

            assertEquals(List.of(2L, 3L), sent);
        }
    }

    @Test
    void doesNotSeeWhatWasRolledBack() throws SQLException {
        try (Connection connection = database.begin()) {
            add(connection, 1);
            connection.rollback();
        }

        assertEquals(List.of(), send());
    }

    private void add(Connection connection, int number) {
        outbox.add(connection, Examples.shard("checkpoint", number), Examples.cause());
    }

    /** Ids of the records in the order in which they would be sent now; they count as sent. */
    private List<Long> send() {
        return database.transactions().call(connection -> {
            List<OutboxRecord> records = table.unsent(connection, 10, Set.of());
            table.markSent(connection, records);
            return records.stream().map(OutboxRecord::id).toList();
        });
    }
}
