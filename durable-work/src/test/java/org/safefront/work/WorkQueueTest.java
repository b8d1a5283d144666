package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class WorkQueueTest {
    /** A statement that locks the row of an item. */
    @FunctionalInterface
    interface Touch {
        void touch(WorkQueue queue, Connection connection, Lease lease);
    }

    private static final Duration LEASE = Duration.ofMinutes(1);

    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final WorkQueue queue = new WorkQueue();

    @Test
    void takesAnItemOnce() {
        assertTrue(add(Examples.item("a")));

        assertFalse(add(Examples.item("a")));
        assertEquals("1", database.row("select count(*) from work"));
    }

    @Test
    void leasesAnItemAsItWasAdded() {
        add(Examples.item("a").withMaxAttempts(3));

        Lease lease = lease("w").orElseThrow();

        assertEquals(
                new Lease("a", Examples.KIND, "{\"id\": \"a\"}", Examples.cause(), 1, 1, 3, LEASE, Optional.empty()),
                lease);
        assertEquals("LEASED w", database.row("select state, owner from work"));
    }

    @Test
    void leasesAnItemToOneOwner() {
        add(Examples.item("a"));

        Optional<Lease> first = lease("w1");
        Optional<Lease> second = lease("w2");

        assertTrue(first.isPresent());
        assertEquals(Optional.empty(), second);
    }

    @Test
    void givesEachOfManyAtOnceAnItemOfItsOwn() {
        IntStream.range(0, 40).forEach(i -> add(Examples.item("item-" + i)));

        List<CompletableFuture<List<String>>> workers = Stream.of("w1", "w2", "w3", "w4")
                .map(owner -> CompletableFuture.supplyAsync(() -> leaseAll(owner)))
                .toList();
        List<String> leased =
                workers.stream().flatMap(worker -> worker.join().stream()).toList();

        assertEquals(40, leased.size());
        assertEquals(40, leased.stream().distinct().count());
    }

    @Test
    void leavesOtherKindsAlone() {
        add(Examples.item("a"));

        Optional<Lease> lease = database.transactions()
                .call(connection -> queue.lease(connection, "w", Set.of("other"), Set.of(), LEASE));

        assertEquals(Optional.empty(), lease);
    }

    @Test
    void goesByPriorityThenAffinityThenAge() {
        add(Examples.item("old"));
        add(Examples.item("older-by-id-only"));
        add(Examples.item("warm").withAffinity("model-1"));
        add(Examples.item("cold").withAffinity("model-2"));
        add(Examples.item("urgent").withPriority(1));
        add(Examples.item("most-urgent").withPriority(2).withAffinity("model-2"));

        List<String> order = leaseAll("w");

        assertEquals(List.of("most-urgent", "urgent", "warm", "old", "older-by-id-only", "cold"), order);
    }

    @Test
    void grantsAnExpiredLeaseAgainWithTheNextEpoch() {
        add(Examples.item("a"));
        Lease first = lease("w1").orElseThrow();
        expire();

        Lease second = lease("w2").orElseThrow();

        assertEquals(first.epoch() + 1, second.epoch());
        assertEquals(2, second.attempt());
    }

    @Test
    void refusesEveryWriteOfAWorkerThatWasReplaced() {
        add(Examples.item("a"));
        Lease zombie = lease("w1").orElseThrow();
        expire();
        Lease successor = lease("w2").orElseThrow();

        assertRefused(connection -> queue.guard(connection, zombie));
        assertRefused(connection -> queue.progressed(connection, zombie));
        assertRefused(connection -> queue.complete(connection, zombie));
        assertRefused(connection -> queue.fail(connection, zombie, "x"));
        assertRefused(connection -> queue.retry(connection, zombie, "x", LEASE));
        assertFalse(call(connection -> queue.extend(connection, zombie)));
        assertFalse(call(connection -> queue.release(connection, zombie)));

        run(connection -> queue.complete(connection, successor));
        assertEquals("DONE 2", database.row("select state, epoch from work"));
    }

    @Test
    void refusesEveryWriteAfterTheEnd() {
        add(Examples.item("a"));
        Lease lease = lease("w").orElseThrow();
        run(connection -> queue.complete(connection, lease));

        assertRefused(connection -> queue.guard(connection, lease));
        assertRefused(connection -> queue.complete(connection, lease));
        assertFalse(call(connection -> queue.cancel(connection, "a")));
    }

    @Test
    void rollsBackWhatAZombieWroteBesides() {
        database.execute("create table result (text text)");
        add(Examples.item("a"));
        Lease zombie = lease("w1").orElseThrow();
        expire();
        lease("w2");

        assertRefused(connection -> {
            Sql.update(connection, "insert into result values ('stale')");
            queue.complete(connection, zombie);
        });

        assertEquals("0", database.row("select count(*) from result"));
    }

    @Test
    void letsNobodyTakeOverWhileAGuardedTransactionRuns() throws SQLException {
        add(Examples.item("a"));
        Lease lease = lease("w1").orElseThrow();
        expire();
        try (Connection guarded = database.begin()) {
            queue.guard(guarded, lease);

            assertEquals(Optional.empty(), lease("w2"));
            guarded.commit();
        }

        assertEquals(2, lease("w2").orElseThrow().epoch());
    }

    @ParameterizedTest
    @MethodSource("touches")
    void doesNotLetATransactionThatStandsStillKeepAnItem(Touch touch) {
        add(Examples.item("a"));
        Lease lease = lease("w1").orElseThrow();
        expire();
        SqlRun frozen = connection -> {
            touch.touch(queue, connection, lease);
            Eventually.until("another takes over", () -> lease("w2").isPresent());
        };

        assertThrows(StorageException.class, () -> database.transactions(Duration.ofMillis(300))
                .run(frozen));

        assertEquals("LEASED w2 2", database.row("select state, owner, epoch from work"));
    }

    static Stream<Touch> touches() {
        return Stream.of(WorkQueue::guard, WorkQueue::extend, WorkQueue::complete);
    }

    @Test
    void waitsBetweenTries() {
        add(Examples.item("a"));
        Lease first = lease("w").orElseThrow();

        run(connection -> queue.retry(connection, first, "no luck", Duration.ofHours(1)));

        assertEquals(Optional.empty(), lease("w"));
        assertEquals(
                "60", database.row("select round(extract(epoch from not_before - clock_timestamp()) / 60) from work"));
        database.execute("update work set not_before = now()");
        Lease second = lease("w").orElseThrow();
        assertEquals(2, second.attempt());
        assertEquals(Optional.of("no luck"), second.lastFailure());
    }

    @Test
    void doesNotCountATryThatWasGivenBack() {
        add(Examples.item("a"));
        Lease first = lease("w1").orElseThrow();

        run(connection -> queue.release(connection, first));

        Lease second = lease("w2").orElseThrow();
        assertEquals(1, second.attempt());
        assertEquals(2, second.epoch());
    }

    @Test
    void saysWhenAllTriesAreUsedUp() {
        add(Examples.item("a").withMaxAttempts(1));
        Lease only = lease("w").orElseThrow();
        expire();

        Lease afterwards = lease("w").orElseThrow();

        assertFalse(only.isExhausted());
        assertTrue(only.isLast());
        assertTrue(afterwards.isExhausted());
    }

    @Test
    void doesNotCountTriesBeforeTheItemCameFurther() {
        add(Examples.item("a").withMaxAttempts(2));

        for (int takeover = 0; takeover < 5; takeover++) {
            Lease lease = lease("w").orElseThrow();
            assertFalse(lease.isExhausted(), "takeover " + takeover);
            run(connection -> queue.progressed(connection, lease));
            expire();
        }
    }

    @Test
    void extendsALeaseByTheClockOfTheDatabase() {
        add(Examples.item("a"));
        Lease lease = lease("w").orElseThrow();
        expire();

        assertTrue(call(connection -> queue.extend(connection, lease)));

        assertEquals("60", database.row("select round(extract(epoch from lease_until - clock_timestamp())) from work"));
        assertEquals(Optional.empty(), lease("w2"));
    }

    @Test
    void cancelsWhatIsReadyAndWhatIsLeased() {
        add(Examples.item("ready"));
        add(Examples.item("leased").withPriority(1));
        Lease lease = lease("w").orElseThrow();

        assertTrue(call(connection -> queue.cancel(connection, "ready")));
        assertTrue(call(connection -> queue.cancel(connection, "leased")));

        assertFalse(call(connection -> queue.cancel(connection, "unknown")));
        assertEquals(Optional.empty(), lease("w"));
        assertRefused(connection -> queue.guard(connection, lease));
        assertEquals("CANCELLED CANCELLED", database.row("select min(state), max(state) from work"));
    }

    @Test
    void doesNotAddWhatIsRolledBack() throws SQLException {
        try (Connection connection = database.begin()) {
            queue.add(connection, Examples.item("a"));
            connection.rollback();
        }

        assertEquals(Optional.empty(), lease("w"));
    }

    private boolean add(WorkItem item) {
        return database.transactions().call(connection -> queue.add(connection, item));
    }

    private Optional<Lease> lease(String owner) {
        return database.transactions()
                .call(connection -> queue.lease(connection, owner, Set.of(Examples.KIND), Set.of("model-1"), LEASE));
    }

    private List<String> leaseAll(String owner) {
        return Stream.generate(() -> lease(owner))
                .takeWhile(Optional::isPresent)
                .map(lease -> lease.orElseThrow().id())
                .toList();
    }

    /** As if the owner had been silent for the whole term. */
    private void expire() {
        database.execute("update work set lease_until = now() - interval '1 ms' where state = 'LEASED'");
    }

    private boolean call(SqlCall<Boolean> body) {
        return database.transactions().call(body);
    }

    private void run(SqlRun body) {
        database.transactions().run(body);
    }

    private void assertRefused(SqlRun body) {
        assertThrows(LeaseLostException.class, () -> run(body));
    }
}
