package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.contracts.FailureReason;

@Timeout(120)
class WorkerTest {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final WorkQueue queue = new WorkQueue();
    private final List<Worker> workers = new ArrayList<>();

    @AfterEach
    void stop() {
        workers.forEach(Worker::close);
    }

    @Test
    void doesWhatIsAdded() {
        var handler = new ScriptedHandler(this::complete);
        start(handler, settings("w", LONG));

        add(Examples.item("a"));
        add(Examples.item("b"));
        untilState("a", "DONE");
        untilState("b", "DONE");

        assertEquals(2, handler.leases().size());
    }

    @Test
    void isWokenByANudge() {
        var handler = new ScriptedHandler(this::complete);
        Worker worker = start(handler, settings("w", LONG, Duration.ofHours(1)));
        add(Examples.item("a"));
        worker.nudge();
        untilState("a", "DONE");

        add(Examples.item("b"));
        worker.nudge();
        untilState("b", "DONE");

        assertEquals(2, handler.leases().size());
    }

    @Test
    void keepsALeasePastItsFirstTerm() {
        var mayEnd = new CountDownLatch(1);
        var handler = new ScriptedHandler((lease, alive) -> {
            mayEnd.await();
            alive.check();
            complete(lease, alive);
        });
        start(handler, settings("w", SHORT));
        add(Examples.item("a"));
        untilState("a", "LEASED");

        database.execute("create table term as select lease_until from work");
        Eventually.until(
                "the first term has passed",
                () -> is("select clock_timestamp() > lease_until + interval '1 s' from term"));
        Optional<Lease> other = database.transactions()
                .call(connection -> queue.lease(connection, "other", Set.of(Examples.KIND), Set.of(), SHORT));
        mayEnd.countDown();
        untilState("a", "DONE");

        assertEquals(Optional.empty(), other);
        assertEquals("1 1", database.row("select epoch, attempt from work"));
    }

    @Test
    void interruptsTheHandlerWhenTheItemIsCancelled() {
        var seen = new AtomicReference<Alive>();
        var interrupted = new AtomicBoolean();
        var handler = new ScriptedHandler((lease, alive) -> {
            seen.set(alive);
            waitToBeInterrupted(interrupted);
        });
        start(handler, settings("w", LONG));
        add(Examples.item("a"));
        untilState("a", "LEASED");

        database.transactions().run(connection -> queue.cancel(connection, "a"));
        Eventually.until("the handler is interrupted", interrupted::get);

        assertFalse(seen.get().isAlive());
        assertThrows(LeaseLostException.class, () -> seen.get().check());
        assertEquals("CANCELLED", state("a"));
    }

    @Test
    void interruptsTheHandlerWhenAnotherTookOver() {
        var interrupted = new AtomicBoolean();
        var handler = new ScriptedHandler((lease, alive) -> waitToBeInterrupted(interrupted));
        start(handler, settings("w", LONG, Duration.ofHours(1)));
        add(Examples.item("a"));
        workers.get(0).nudge();
        untilState("a", "LEASED");

        database.execute("update work set epoch = epoch + 1, owner = 'other'");
        Eventually.until("the handler is interrupted", interrupted::get);

        assertEquals("LEASED other", database.row("select state, owner from work"));
    }

    @Test
    void stopsByItsOwnClockWhenTheDatabaseIsOutOfReach() {
        var interrupted = new AtomicBoolean();
        var source = database.dataSource();
        var handler = new ScriptedHandler((lease, alive) -> {
            if (lease.epoch() == 1) {
                waitToBeInterrupted(interrupted);
            }
            complete(lease, alive);
        });
        var worker = new Worker(new Transactions(source), queue, handler, settings("w", SHORT));
        workers.add(worker);
        add(Examples.item("a"));
        worker.start();
        untilState("a", "LEASED");

        source.breakDown();
        Eventually.until("the handler is interrupted", interrupted::get);
        source.repair();

        untilState("a", "DONE");
        assertTrue(worker.isRunning());
        assertEquals(2, handler.leases().get(1).epoch());
    }

    @Test
    void triesAgainAfterAFailure() {
        var handler = new ScriptedHandler((lease, alive) -> {
            if (lease.attempt() < 3) {
                throw new IllegalStateException("bad luck " + lease.attempt());
            }
            complete(lease, alive);
        });
        start(handler, settings("w", LONG));

        add(Examples.item("a"));
        untilState("a", "DONE");

        assertEquals(3, handler.leases().size());
        assertEquals(
                List.of("IllegalStateException: bad luck 2"),
                handler.leases().get(2).lastFailure().stream().toList());
        assertEquals(List.of(), handler.failures());
    }

    @Test
    void saysSoWhenTheLastTryFails() {
        var handler = new ScriptedHandler((lease, alive) -> {
            throw new IllegalStateException("bad luck");
        });
        start(handler, settings("w", LONG));

        add(Examples.item("a").withMaxAttempts(2));
        untilState("a", "FAILED");

        assertEquals(2, handler.leases().size());
        assertEquals(
                List.of(new WorkFailure(FailureReason.INTERNAL, "IllegalStateException: bad luck")),
                handler.failures());
        assertEquals("1", database.row("select count(*) from inbox where type = 'exhausted'"));
    }

    @Test
    void saysSoAtOnceWhenTryingAgainCannotHelp() {
        var handler = new ScriptedHandler((lease, alive) -> {
            throw new PermanentFailureException(FailureReason.UNKNOWN_NAME, "no judge is called 'x'");
        });
        start(handler, settings("w", LONG));

        add(Examples.item("a"));
        untilState("a", "FAILED");

        assertEquals(1, handler.leases().size());
        assertEquals(
                List.of(new WorkFailure(FailureReason.UNKNOWN_NAME, "no judge is called 'x'")), handler.failures());
    }

    @Test
    void saysSoWhenEachOfItsWorkersDied() {
        add(Examples.item("a").withMaxAttempts(1));
        database.transactions()
                .run(connection -> queue.lease(connection, "dead", Set.of(Examples.KIND), Set.of(), SHORT));
        database.execute("update work set lease_until = now() - interval '1 ms'");
        var handler = new ScriptedHandler(this::complete);

        start(handler, settings("w", LONG));
        untilState("a", "FAILED");

        assertEquals(List.of(), handler.leases());
        assertEquals(
                List.of(new WorkFailure(FailureReason.INTERNAL, "none of 1 attempts came to an end")),
                handler.failures());
    }

    @Test
    void saysSoAgainWhenItCouldNotBeSaid() {
        var handler = new ScriptedHandler((lease, alive) -> {
            throw new PermanentFailureException(FailureReason.NOT_FINITE, "the loss became NaN");
        });
        handler.refuseOnce();
        start(handler, settings("w", SHORT));

        add(Examples.item("a"));
        untilState("a", "FAILED");

        assertEquals(2, handler.failures().size());
        assertEquals("1", database.row("select count(*) from inbox where type = 'exhausted'"));
    }

    @Test
    void survivesALibraryThatDoesNotLoad() {
        var handler = new ScriptedHandler((lease, alive) -> {
            if (lease.attempt() == 1) {
                throw new UnsatisfiedLinkError("on purpose");
            }
            complete(lease, alive);
        });
        start(handler, settings("w", LONG));

        add(Examples.item("a"));
        untilState("a", "DONE");

        assertEquals(
                Optional.of("UnsatisfiedLinkError: on purpose"),
                handler.leases().get(1).lastFailure());
    }

    @Test
    void countsReturningWithoutCompletingAsAFailure() {
        var handler = new ScriptedHandler((lease, alive) -> {});
        start(handler, settings("w", LONG));

        add(Examples.item("a").withMaxAttempts(1));
        untilState("a", "FAILED");

        assertEquals(
                "IllegalStateException: the handler returned without having completed",
                handler.failures().get(0).message());
    }

    @Test
    void givesTheItemBackWhenClosed() {
        var handler =
                new ScriptedHandler((lease, alive) -> Eventually.until("it is asked to stop", alive::stopRequested));
        Worker worker = start(handler, settings("w", LONG));
        add(Examples.item("a"));
        Eventually.until("the handler runs", () -> !handler.leases().isEmpty());

        worker.close();

        assertFalse(worker.isRunning());
        assertEquals("READY 1 0", database.row("select state, epoch, attempt from work"));
    }

    @Test
    void takesTheItemFromAHandlerThatDoesNotStop() {
        var mayEnd = new CountDownLatch(1);
        var handler = new ScriptedHandler((lease, alive) -> waitFor(mayEnd));
        WorkerSettings impatient = new WorkerSettings(
                "w",
                Set.of(Examples.KIND),
                Duration.ofMinutes(1),
                Duration.ofSeconds(20),
                Duration.ofMillis(20),
                Duration.ofMillis(50),
                new Backoff(SHORT, SHORT));
        Worker worker = start(handler, impatient);
        add(Examples.item("a"));
        Eventually.until("the handler runs", () -> !handler.leases().isEmpty());

        worker.close();
        Lease stubborn = handler.leases().get(0);

        assertEquals("READY 1 0", database.row("select state, epoch, attempt from work"));
        assertThrows(LeaseLostException.class, () -> database.transactions()
                .run(connection -> queue.guard(connection, stubborn)));
        mayEnd.countDown();
        Eventually.until("the thread ends", () -> !worker.isRunning());
    }

    @Test
    void prefersWhatItHasAtHand() {
        add(Examples.item("cold").withAffinity("model-2"));
        add(Examples.item("warm").withAffinity("model-1"));
        var handler = new ScriptedHandler(this::complete);

        start(handler, settings("w", LONG));
        untilState("cold", "DONE");

        assertEquals(
                List.of("warm", "cold"),
                handler.leases().stream().map(Lease::id).toList());
    }

    private Worker start(WorkHandler handler, WorkerSettings settings) {
        var worker = new Worker(database.transactions(), queue, handler, settings);
        workers.add(worker);
        worker.start();
        return worker;
    }

    private static WorkerSettings settings(String owner, Duration lease) {
        return settings(owner, lease, Duration.ofMillis(20));
    }

    private static WorkerSettings settings(String owner, Duration lease, Duration poll) {
        return new WorkerSettings(
                owner,
                Set.of(Examples.KIND),
                lease,
                Duration.ofMillis(200),
                poll,
                Duration.ofSeconds(20),
                new Backoff(Duration.ofMillis(10), Duration.ofMillis(50)));
    }

    private void complete(Lease lease, Alive alive) {
        database.transactions().run(connection -> queue.complete(connection, lease));
    }

    private static void waitToBeInterrupted(AtomicBoolean interrupted) throws InterruptedException {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.set(true);
            throw e;
        }
    }

    /** As native code does that knows no interrupts. */
    private static void waitFor(CountDownLatch latch) {
        Eventually.until("the test lets it end", () -> latch.getCount() == 0);
    }

    private void add(WorkItem item) {
        database.transactions().run(connection -> queue.add(connection, item));
    }

    private String state(String id) {
        return database.row("select state from work where id = '" + id + "'");
    }

    private void untilState(String id, String state) {
        Eventually.until(id + " is " + state, () -> state(id).equals(state));
    }

    private boolean is(String sql) {
        return database.row(sql).equals("t");
    }
}
