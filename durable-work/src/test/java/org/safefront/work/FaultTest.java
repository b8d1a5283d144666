package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Worker processes are killed, or frozen for longer than their lease and woken, at random. A run can be repeated with
 * {@code -Dfault.seed=...}, as far as the machine repeats itself.
 */
@Timeout(300)
class FaultTest {
    private static final System.Logger LOG = System.getLogger(FaultTest.class.getName());
    private static final int ITEMS = 60;
    private static final int WORKERS = 3;
    private static final Duration FAULTS = Duration.ofSeconds(30);
    private static final int ATTEMPTS_WITHOUT_LIMIT = 1000;

    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    @TempDir
    private Path logs;

    private WorkerProcesses processes;

    @BeforeEach
    void addWork() {
        database.execute("""
                -- No key: a row that is written twice shall be seen.
                create table step (item text, step int, epoch bigint, written timestamptz default clock_timestamp());
                create table granted (item text, epoch bigint, at timestamptz default clock_timestamp());
                create function note_grant() returns trigger language plpgsql as
                    'begin insert into granted (item, epoch) values (new.id, new.epoch); return new; end';
                create trigger note_grant after update of epoch on work for each row execute function note_grant();
                """);
        var queue = new WorkQueue();
        database.transactions().run(connection -> IntStream.range(0, ITEMS)
                .forEach(i ->
                        queue.add(connection, Examples.item("item-" + i).withMaxAttempts(ATTEMPTS_WITHOUT_LIMIT))));
        processes = new WorkerProcesses(database.url(), logs);
    }

    @AfterEach
    void endProcesses() {
        processes.close();
    }

    @Test
    void everythingIsDoneOnceHoweverWorkersDieAndFreeze() {
        long seed = Long.getLong("fault.seed", System.nanoTime());
        LOG.log(System.Logger.Level.INFO, "seed " + seed);
        var nemesis = new Nemesis(processes, database, new Random(seed));
        processes.start(WORKERS);

        nemesis.rage(FAULTS);
        Eventually.until("all items are done", () -> count("work where state <> 'DONE'") == 0);

        String story = "seed " + seed + ", " + nemesis + ", takeovers "
                + database.row("select sum(epoch) - count(*) from work") + ", refused writes "
                + count("step where step < 0");
        database.execute("delete from step where step < 0");
        LOG.log(System.Logger.Level.INFO, story);
        assertAll(
                story,
                () -> assertTrue(nemesis.kills() > 0 && nemesis.freezes() > 0, "both kinds of fault happened"),
                () -> assertEquals(ITEMS, count("work where state = 'DONE'")),
                () -> assertEquals(ITEMS * FaultWorker.STEPS, count("step")),
                () -> assertEquals(ITEMS * FaultWorker.STEPS, count("(select distinct item, step from step) as once")),
                () -> assertEquals(ITEMS, count("outbox")),
                () -> assertEquals(ITEMS, count("(select distinct headers ->> 'ce_id' from outbox) as once")),
                () -> assertEquals(
                        0,
                        count("step s join granted g using (item)" + " where g.epoch > s.epoch and g.at < s.written")));
    }

    private int count(String from) {
        return Integer.parseInt(database.row("select count(*) from " + from));
    }
}
