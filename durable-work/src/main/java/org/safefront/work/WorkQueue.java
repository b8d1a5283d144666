package org.safefront.work;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.safefront.contracts.catalog.Envelope;

/**
 * The queue of leased work.
 *
 * <p>An item is READY, then LEASED, then DONE, FAILED or CANCELLED for good. A lease that runs out may be taken by
 * another worker; each lease has a higher epoch than the one before, and only the newest may write. Time is the
 * database's alone.
 */
public final class WorkQueue {
    private static final String MINE = " where id = ? and epoch = ? and state = 'LEASED'";

    /** Adds an item, in the caller's transaction. False if there is or was one with this id. */
    public boolean add(Connection connection, WorkItem item) {
        return Sql.update(
                        connection,
                        """
                        insert into work (id, kind, priority, affinity, payload, cause, max_attempts)
                        values (?, ?, ?, ?, cast(? as jsonb), cast(? as jsonb), ?) on conflict (id) do nothing
                        """,
                        item.id(),
                        item.kind(),
                        item.priority(),
                        item.affinity(),
                        item.payload(),
                        Headers.write(item.cause().headers()),
                        item.maxAttempts())
                == 1;
    }

    /**
     * Leases the first item that is ready or whose lease has run out: by priority, then those with an affinity at hand,
     * then by age. To be called in a transaction of its own.
     *
     * @param owner who asks, for people who look at the table
     * @param kinds what it can do
     * @param affinities what it has at hand
     * @param time how long the lease holds
     */
    public Optional<Lease> lease(
            Connection connection, String owner, Set<String> kinds, Set<String> affinities, Duration time) {
        return Sql.query(connection, row -> lease(row, time), """
                        update work set state = 'LEASED', owner = ?, lease_until = now() + ? * interval '1 ms',
                            epoch = epoch + 1, attempt = attempt + 1
                        where id = (
                            select id from work
                            where kind = any (?) and (state = 'READY' and not_before <= now()
                                                      or state = 'LEASED' and lease_until < now())
                            order by priority desc, affinity = any (?) desc, created, id
                            for update skip locked limit 1)
                        returning id, kind, payload, cause, epoch, attempt, max_attempts, last_failure
                        """, owner, time.toMillis(), kinds, affinities).stream()
                .findFirst();
    }

    /**
     * Lets the caller's transaction write for this lease: until it ends nobody takes the item over, and the heartbeat
     * waits, so it must be short.
     *
     * @throws LeaseLostException if the lease is not the item's newest, or the item is cancelled or ended
     */
    public void guard(Connection connection, Lease lease) {
        List<Long> mine = Sql.query(
                connection,
                row -> row.getLong(1),
                "select epoch from work" + MINE + " for share",
                lease.id(),
                lease.epoch());
        require(lease, mine.size());
    }

    /**
     * As {@link #guard}, for a transaction that keeps a part of the result: this try has come further than those before,
     * which therefore count no more. A long item on machines that are taken away now and then would otherwise use up its
     * tries although each of them got on.
     *
     * @throws LeaseLostException as {@link #guard}
     */
    public void progressed(Connection connection, Lease lease) {
        int rows = Sql.update(connection, "update work set attempt = 1" + MINE, lease.id(), lease.epoch());
        require(lease, rows);
    }

    /**
     * The item is done, if the caller's transaction commits.
     *
     * @throws LeaseLostException as {@link #guard}
     */
    public void complete(Connection connection, Lease lease) {
        require(lease, end(connection, lease, "DONE", ""));
    }

    /**
     * The item has failed for good, if the caller's transaction commits.
     *
     * @throws LeaseLostException as {@link #guard}
     */
    public void fail(Connection connection, Lease lease, String reason) {
        require(lease, end(connection, lease, "FAILED", reason));
    }

    /**
     * This try has failed; the item is ready again after the wait.
     *
     * @throws LeaseLostException as {@link #guard}
     */
    public void retry(Connection connection, Lease lease, String reason, Duration wait) {
        int rows = Sql.update(
                connection,
                "update work set state = 'READY', owner = null, lease_until = null, last_failure = ?,"
                        + " not_before = now() + ? * interval '1 ms'" + MINE,
                reason,
                wait.toMillis(),
                lease.id(),
                lease.epoch());
        require(lease, rows);
    }

    /** Gives the item back at once, as if this try had not been. False if it was lost or ended before. */
    public boolean release(Connection connection, Lease lease) {
        return Sql.update(
                        connection,
                        "update work set state = 'READY', owner = null, lease_until = null, attempt = attempt - 1"
                                + MINE,
                        lease.id(),
                        lease.epoch())
                == 1;
    }

    /** Lets the lease hold for its time from now. False if it was lost or ended before. */
    public boolean extend(Connection connection, Lease lease) {
        return Sql.update(
                        connection,
                        "update work set lease_until = clock_timestamp() + ? * interval '1 ms'" + MINE,
                        lease.time().toMillis(),
                        lease.id(),
                        lease.epoch())
                == 1;
    }

    /** Nobody is to do the item, and whoever does it now can write no more. False if it is not there or has ended. */
    public boolean cancel(Connection connection, String id) {
        return Sql.update(
                        connection,
                        "update work set state = 'CANCELLED', owner = null, lease_until = null"
                                + " where id = ? and state in ('READY', 'LEASED')",
                        id)
                == 1;
    }

    /** What became of the item under this lease; empty if another lease came after it. */
    Optional<String> state(Connection connection, Lease lease) {
        return Sql.query(
                        connection,
                        row -> row.getString(1),
                        "select state from work where id = ? and epoch = ?",
                        lease.id(),
                        lease.epoch())
                .stream()
                .findFirst();
    }

    private static int end(Connection connection, Lease lease, String state, String reason) {
        return Sql.update(
                connection,
                "update work set state = ?, owner = null, lease_until = null,"
                        + " last_failure = coalesce(nullif(?, ''), last_failure)" + MINE,
                state,
                reason,
                lease.id(),
                lease.epoch());
    }

    private static void require(Lease lease, int rows) {
        if (rows != 1) {
            throw new LeaseLostException(lease);
        }
    }

    private static Lease lease(ResultSet row, Duration time) throws SQLException {
        return new Lease(
                row.getString("id"),
                row.getString("kind"),
                row.getString("payload"),
                Envelope.fromHeaders(Headers.read(row.getString("cause"))),
                row.getLong("epoch"),
                row.getInt("attempt"),
                row.getInt("max_attempts"),
                time,
                Optional.ofNullable(row.getString("last_failure")));
    }
}
