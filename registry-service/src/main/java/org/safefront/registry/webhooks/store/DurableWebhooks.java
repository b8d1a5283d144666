package org.safefront.registry.webhooks.store;

import java.net.URI;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.idempotency.store.AnsweredRequests;
import org.safefront.registry.webhooks.domain.Interest;
import org.safefront.registry.webhooks.domain.InvalidWebhookException;
import org.safefront.registry.webhooks.domain.NewWebhook;
import org.safefront.registry.webhooks.domain.Start;
import org.safefront.registry.webhooks.domain.UnknownWebhookException;
import org.safefront.registry.webhooks.domain.Webhook;
import org.safefront.registry.webhooks.domain.Webhooks;
import org.safefront.work.Sql;
import org.safefront.work.Transactions;
import org.safefront.work.files.Seal;

/** Webhooks as rows. Their secrets go in and are not told again. */
public final class DurableWebhooks implements Webhooks {
    private static final String SELECT = """
            select id, url, studies, types, place, state, failures, last_failure, retry_at, last_delivered,
                   (select coalesce(max(place), 0) from public_event) - place as behind
            from webhook
            """;

    private final Transactions transactions;
    private final Seal seal;
    private final AnsweredRequests answered = new AnsweredRequests();

    /** @param seal for the secrets */
    public DurableWebhooks(Transactions transactions, Seal seal) {
        this.transactions = transactions;
        this.seal = seal;
    }

    @Override
    public List<Webhook> list() {
        return transactions.call(connection -> Sql.query(connection, DurableWebhooks::webhook, SELECT + "order by id"));
    }

    @Override
    public Webhook get(long id) {
        return transactions.call(connection -> get(connection, id));
    }

    @Override
    public Webhook add(NewWebhook wanted, IdempotentRequest request) {
        return transactions.call(
                connection -> answered.once(connection, request, Webhook.class, same -> add(same, wanted)));
    }

    private Webhook add(Connection connection, NewWebhook wanted) {
        long id = Sql.query(
                        connection,
                        row -> row.getLong(1),
                        """
                        insert into webhook (url, secret, studies, types, place) values (?, ?, ?, ?, ?) returning id
                        """,
                        wanted.url().toString(),
                        seal.seal(wanted.secret().text()),
                        wanted.interest().studies(),
                        wanted.interest().types(),
                        place(connection, wanted.from()))
                .get(0);
        return get(connection, id);
    }

    @Override
    public Webhook replay(long id, Start from, IdempotentRequest request) {
        return transactions.call(
                connection -> answered.once(connection, request, Webhook.class, same -> replay(same, id, from)));
    }

    private static Webhook replay(Connection connection, long id, Start from) {
        Sql.update(connection, """
                update webhook set place = ?, epoch = epoch + 1, state = 'ACTIVE', failures = 0, failing_since = null,
                       last_failure = null, retry_at = clock_timestamp()
                where id = ?
                """, place(connection, from), id);
        return get(connection, id);
    }

    @Override
    public void remove(long id) {
        int removed = transactions.call(connection -> Sql.update(connection, "delete from webhook where id = ?", id));
        if (removed == 0) {
            throw new UnknownWebhookException(id);
        }
    }

    private static Webhook get(Connection connection, long id) {
        return Sql.query(connection, DurableWebhooks::webhook, SELECT + "where id = ?", id).stream()
                .findFirst()
                .orElseThrow(() -> new UnknownWebhookException(id));
    }

    private static long place(Connection connection, Start from) {
        long last = EventTable.last(connection);
        long place = from.after().orElse(last);
        if (place > last) {
            throw new InvalidWebhookException("from", "must be at most " + last + ", was " + place);
        }
        return place;
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        int failures = row.getInt("failures");
        Optional<Instant> retryAt = time(row, "retry_at").filter(time -> failures > 0);
        return new Webhook(
                row.getLong("id"),
                URI.create(row.getString("url")),
                new Interest(texts(row, "studies"), texts(row, "types")),
                row.getLong("place"),
                row.getLong("behind"),
                Webhook.State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
                failures,
                Optional.ofNullable(row.getString("last_failure")),
                retryAt,
                time(row, "last_delivered"));
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }

    private static Optional<Instant> time(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
