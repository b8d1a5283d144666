package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class TransactionsTest {
    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    @BeforeEach
    void makeTable() {
        database.execute("create table note (id int primary key, text text)");
    }

    @Test
    void commitsWhenTheCodeReturns() {
        database.transactions().run(connection -> Sql.update(connection, "insert into note values (1, 'kept')"));

        assertEquals("kept", database.row("select text from note"));
    }

    @Test
    void rollsBackWhenTheCodeThrows() {
        SqlRun failing = connection -> {
            Sql.update(connection, "insert into note values (1, 'lost')");
            throw new IllegalStateException("on purpose");
        };

        assertThrows(IllegalStateException.class, () -> database.transactions().run(failing));

        assertEquals("0", database.row("select count(*) from note"));
    }

    @Test
    void tellWhenTheyAreCommittedAndOnlyThen() {
        var seen = new ArrayList<String>();
        Transactions telling =
                database.transactions().telling(() -> seen.add(database.row("select count(*) from note")));
        SqlRun failing = connection -> {
            throw new IllegalStateException("on purpose");
        };

        telling.run(connection -> Sql.update(connection, "insert into note values (1, 'kept')"));
        assertThrows(IllegalStateException.class, () -> telling.run(failing));

        assertEquals(List.of("1"), seen);
    }

    @Test
    void turnsWhatTheDatabaseRefusesIntoAnUncheckedException() {
        Transactions transactions = database.transactions();

        StorageException refusal = assertThrows(
                StorageException.class,
                () -> transactions.run(connection -> Sql.update(connection, "insert into nowhere values (1)")));

        assertEquals("42P01", ((SQLException) refusal.getCause()).getSQLState());
    }

    @Test
    void tellsAValueThatIsRefusedFromADatabaseThatIsAway() {
        var source = database.dataSource();
        var transactions = new Transactions(source);
        SqlRun nul = connection -> Sql.query(connection, row -> true, "select ?", "a\u0000b");

        assertThrows(ValueRefusedException.class, () -> transactions.run(nul));
        source.breakDown();
        var away = assertThrows(StorageException.class, () -> transactions.run(nul));

        assertFalse(away instanceof ValueRefusedException);
    }

    @Test
    void runsAgainAfterADeadlock() {
        database.execute("insert into note values (1, ''), (2, '')");
        var bothHoldOne = new CyclicBarrier(2);
        var runs = new AtomicInteger();

        var other = CompletableFuture.runAsync(() -> lockBoth(1, 2, bothHoldOne, runs));
        lockBoth(2, 1, bothHoldOne, runs);
        other.join();

        assertEquals("xx xx", database.row("select min(text), max(text) from note"));
        assertEquals(3, runs.get());
    }

    @Test
    void areEndedByTheServerWhenTheyStandStill() {
        Transactions impatient = database.transactions(Duration.ofMillis(200));
        SqlRun frozen = connection -> {
            Sql.update(connection, "insert into note values (1, 'lost')");
            Eventually.until("the server has ended it", () -> standingStill() == 0);
        };

        assertThrows(StorageException.class, () -> impatient.run(frozen));

        assertEquals("0", database.row("select count(*) from note"));
    }

    @Test
    void givesUpWhenTheConflictStays() {
        var runs = new AtomicInteger();
        SqlRun conflict = connection -> {
            runs.incrementAndGet();
            throw new SQLException("on purpose", "40001");
        };

        assertThrows(StorageException.class, () -> database.transactions().run(conflict));

        assertEquals(5, runs.get());
    }

    private int standingStill() {
        return Integer.parseInt(
                database.row("select count(*) from pg_stat_activity where state = 'idle in transaction'"));
    }

    private void lockBoth(int first, int second, CyclicBarrier bothHoldOne, AtomicInteger runs) {
        database.transactions().run(connection -> {
            Sql.update(connection, "update note set text = text || 'x' where id = ?", first);
            if (runs.incrementAndGet() <= 2) {
                meet(bothHoldOne);
            }
            Sql.update(connection, "update note set text = text || 'x' where id = ?", second);
        });
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // three checked exceptions, each of which only fails the test
    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
