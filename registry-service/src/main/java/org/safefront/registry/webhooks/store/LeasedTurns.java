package org.safefront.registry.webhooks.store;

import java.net.URI;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.safefront.registry.webhooks.domain.DeliveryTimes;
import org.safefront.registry.webhooks.domain.PublicEvent;
import org.safefront.registry.webhooks.domain.Secret;
import org.safefront.registry.webhooks.domain.Turn;
import org.safefront.registry.webhooks.domain.Turns;
import org.safefront.work.Headers;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;
import org.safefront.work.files.Seal;

/**
 * Turns as leases on rows. Only the database's clock counts; a lease that ran out goes to whoever comes, and what its old
 * owner says afterwards has no effect, for its epoch is gone.
 */
public final class LeasedTurns implements Turns {
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final Seal seal;
    private final String owner;
    private final DeliveryTimes times;

    /**
     * @param owner a name that no other deliverer has
     * @param seal with which secrets were sealed
     */
    public LeasedTurns(Transactions transactions, Seal seal, String owner, DeliveryTimes times) {
        this.transactions = transactions;
        this.seal = seal;
        this.owner = owner;
        this.times = times;
    }

    @Override
    public Optional<Turn> take() {
        return transactions
                .call(connection -> Sql.query(
                        connection,
                        row -> new Turn(
                                row.getLong("id"),
                                row.getLong("epoch"),
                                URI.create(row.getString("url")),
                                new Secret(seal.open(row.getString("secret")))),
                        """
                        update webhook set owner = ?, epoch = epoch + 1, lease_until = clock_timestamp() + cast(? as interval)
                        where id = (
                            select id from webhook
                            where state = 'ACTIVE' and retry_at <= clock_timestamp()
                              and (lease_until is null or lease_until < clock_timestamp())
                              and place < (select coalesce(max(place), 0) from public_event)
                            order by retry_at, id limit 1 for update skip locked)
                        returning id, epoch, url, secret
                        """,
                        owner,
                        interval(times.lease())))
                .stream()
                .findFirst();
    }

    @Override
    public Batch next(Turn turn) {
        return transactions.call(connection -> {
            long last = EventTable.last(connection);
            List<PublicEvent> events = events(connection, turn, last);
            boolean more = events.size() == BATCH;
            return new Batch(events, more ? events.get(BATCH - 1).place() : last);
        });
    }

    @Override
    public boolean delivered(Turn turn, PublicEvent event) {
        return transactions.call(connection ->
                Sql.update(connection, """
                        update webhook set place = ?, failures = 0, failing_since = null, last_failure = null,
                               last_delivered = clock_timestamp(), lease_until = clock_timestamp() + cast(? as interval)
                        where id = ? and epoch = ?
                        """, event.place(), interval(times.lease()), turn.webhook(), turn.epoch()) == 1);
    }

    @Override
    public void failed(Turn turn, String why, boolean gone) {
        transactions.run(connection -> {
            Sql.update(
                    connection,
                    """
                    update webhook set failures = failures + 1, failing_since = coalesce(failing_since, clock_timestamp()),
                           last_failure = ?,
                           retry_at = clock_timestamp()
                               + least(cast(? as interval), cast(? as interval) * power(2, least(failures, 30))),
                           state = case when ? or failing_since < clock_timestamp() - cast(? as interval)
                                   then 'DISABLED' else state end
                    where id = ? and epoch = ?
                    """,
                    why,
                    interval(times.longestWait()),
                    interval(times.firstWait()),
                    gone,
                    interval(times.patience()),
                    turn.webhook(),
                    turn.epoch());
            release(connection, turn);
        });
    }

    @Override
    public void end(Turn turn, long reached) {
        transactions.run(connection -> {
            Sql.update(connection, """
                    update webhook set place = greatest(place, ?), retry_at = clock_timestamp() where id = ? and epoch = ?
                    """, reached, turn.webhook(), turn.epoch());
            release(connection, turn);
        });
    }

    /** By owner: also after a replay, which makes the epoch another one and leaves the lease until its owner has noticed. */
    private void release(Connection connection, Turn turn) {
        Sql.update(
                connection,
                "update webhook set owner = null, lease_until = null where id = ? and owner = ?",
                turn.webhook(),
                owner);
    }

    private static List<PublicEvent> events(Connection connection, Turn turn, long last) {
        return Sql.query(
                connection,
                row -> new PublicEvent(
                        row.getLong("place"), Headers.read(row.getString("headers")), row.getString("value")),
                """
                select event.place, event.headers, event.value
                from webhook, public_event event
                where webhook.id = ? and webhook.epoch = ? and event.place > webhook.place and event.place <= ?
                  and (cardinality(webhook.types) = 0 or event.type = any (webhook.types))
                  and (cardinality(webhook.studies) = 0 or event.study_id = any (webhook.studies))
                order by event.place limit ?
                """,
                turn.webhook(),
                turn.epoch(),
                last,
                BATCH);
    }

    private static String interval(Duration duration) {
        return duration.toMillis() + " milliseconds";
    }
}
