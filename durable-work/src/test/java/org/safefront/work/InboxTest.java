package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.contracts.catalog.Envelope;

@Timeout(120)
class InboxTest {
    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final Inbox inbox = new Inbox();

    @Test
    void acceptsAnEventOnce() {
        assertTrue(accept(Examples.cause()));

        assertFalse(accept(Examples.cause()));
        assertTrue(accept(Envelope.first(Examples.cancelled("other"), Examples.SOURCE, Examples.NOON, "st_study")));
    }

    @Test
    void acceptsOfSeveralThoseThatAreNew() {
        Envelope other = Envelope.first(Examples.cancelled("other"), Examples.SOURCE, Examples.NOON, "st_study");
        accept(Examples.cause());

        Set<String> accepted = database.transactions()
                .call(connection -> inbox.accept(connection, List.of(other, Examples.cause(), other)));

        assertEquals(Set.of(other.id()), accepted);
    }

    @Test
    void acceptsAnEventAgainThatWasRolledBack() {
        Transactions transactions = database.transactions();
        SqlRun failing = connection -> {
            inbox.accept(connection, Examples.cause());
            throw new IllegalStateException("on purpose");
        };

        assertThrows(IllegalStateException.class, () -> transactions.run(failing));

        assertTrue(accept(Examples.cause()));
    }

    @Test
    void letsOneOfTwoTransactionsAccept() throws SQLException {
        CompletableFuture<Boolean> second;
        try (Connection first = database.begin()) {
            assertTrue(inbox.accept(first, Examples.cause()));
            second = CompletableFuture.supplyAsync(() -> accept(Examples.cause()));
            Eventually.until("the second waits for the first", this::somebodyWaits);

            first.commit();
        }

        assertFalse(second.join());
        assertEquals("1", database.row("select count(*) from inbox"));
    }

    private boolean somebodyWaits() {
        return database.row("select count(*) from pg_locks where not granted").equals("1");
    }

    private boolean accept(Envelope envelope) {
        return database.transactions().call(connection -> inbox.accept(connection, envelope));
    }
}
