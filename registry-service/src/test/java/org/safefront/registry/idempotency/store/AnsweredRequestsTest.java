package org.safefront.registry.idempotency.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.registry.idempotency.domain.IdempotencyKeyReusedException;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.idempotency.domain.RequestInFlightException;
import org.safefront.registry.webhooks.domain.Interest;
import org.safefront.registry.webhooks.domain.NewWebhook;
import org.safefront.registry.webhooks.domain.Secret;
import org.safefront.registry.webhooks.domain.Start;
import org.safefront.registry.webhooks.domain.Webhook;
import org.safefront.registry.webhooks.store.DurableWebhooks;
import org.safefront.work.FreshSchema;
import org.safefront.work.Sql;
import org.safefront.work.SqlCall;
import org.safefront.work.StorageException;
import org.safefront.work.files.Seal;

/** What is done is a row of its own here, so that how often it was done can be counted. */
class AnsweredRequestsTest {
    private static final int SENDERS = 8;

    @RegisterExtension
    final FreshSchema database = new FreshSchema("db/registry");

    private final AnsweredRequests answered = new AnsweredRequests();

    /** What is answered: the place of the row. */
    record Done(long place) {}

    @Test
    void theSecondTimeTheAnswerOfTheFirstIsTold() {
        Done first = ask("key", "body", this::insert);
        Done second = ask("key", "body", this::insert);

        assertEquals(first, second);
        assertEquals(1, done());
    }

    @Test
    void anotherRequestByTheSameKeyIsRefused() {
        ask("key", "body", this::insert);

        assertThrows(IdempotencyKeyReusedException.class, () -> ask("key", "other body", this::insert));
        assertEquals(1, done());
    }

    @Test
    void whoFailsAfterDoingItHasNotDoneIt() {
        assertThrows(
                IllegalStateException.class,
                () -> ask("key", "body", connection -> {
                    insert(connection);
                    throw new IllegalStateException("the answer cannot be made");
                }));

        ask("key", "body", this::insert);

        assertEquals(1, done());
    }

    @Test
    void whoIsKilledBetweenDoingAndRememberingHasNotDoneIt() {
        assertThrows(
                StorageException.class,
                () -> ask("key", "body", connection -> {
                    Done row = insert(connection);
                    String backend = Sql.query(connection, found -> found.getString(1), "select pg_backend_pid()")
                            .get(0);
                    database.row("select pg_terminate_backend(" + backend + ", 10000)");
                    return row;
                }));

        ask("key", "body", this::insert);

        assertEquals(1, done());
        assertEquals("1", database.row("select count(*) from answered_request"));
    }

    @Test
    void whileItIsBeingDoneTheSameIsRefusedAndAnotherIsNot() {
        ask("key", "body", connection -> {
            assertThrows(RequestInFlightException.class, () -> ask("key", "body", this::insert));
            ask("other-key", "body", this::insert);
            return insert(connection);
        });

        assertEquals(2, done());
    }

    @Test
    void ofManyAtOnceOneDoesIt() throws Exception {
        var answers = Collections.synchronizedList(new ArrayList<Done>());
        var barrier = new CyclicBarrier(SENDERS);
        var threads = Executors.newFixedThreadPool(SENDERS);
        Callable<Boolean> sender = () -> {
            barrier.await();
            try {
                return answers.add(ask("key", "body", this::insert));
            } catch (RequestInFlightException e) {
                return false;
            }
        };
        try {
            for (Future<Boolean> sent : threads.invokeAll(Collections.nCopies(SENDERS, sender))) {
                sent.get();
            }
        } finally {
            threads.shutdown();
        }

        assertEquals(1, done());
        assertEquals(1, new HashSet<>(answers).size());
    }

    @Test
    void afterADayOfTheDatabasesClockItIsForgotten() {
        ask("key", "body", this::insert);
        ask("old", "body", this::insert);
        database.execute("update answered_request set answered = answered - interval '23 hours 59 minutes'");
        ask("key", "body", this::insert);
        assertEquals(2, done());

        database.execute("update answered_request set answered = answered - interval '1 minute'");
        ask("key", "other body", this::insert);

        assertEquals(3, done());
        assertEquals("key", database.row("select string_agg(key, ' ') from answered_request"));
    }

    @Test
    void aReplayOfAWebhookHappensOncePerKey() {
        var webhooks = new DurableWebhooks(database.transactions(), Seal.none());
        Webhook webhook = webhooks.add(
                new NewWebhook(
                        URI.create("https://example.org/"),
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        new Interest(List.of(), List.of()),
                        Start.NOW),
                request("added", "body"));

        Webhook first = webhooks.replay(webhook.id(), Start.BEGINNING, request("again", "body"));
        database.execute("update webhook set failures = 3, last_failure = 'answered 500'");
        Webhook second = webhooks.replay(webhook.id(), Start.BEGINNING, request("again", "body"));

        assertEquals(first, second);
        assertEquals("1", database.row("select epoch from webhook"), "replays so far");
        assertTrue(webhooks.get(webhook.id()).failures() > 0);
    }

    private Done ask(String key, String body, SqlCall<Done> work) {
        return database.transactions()
                .call(connection -> answered.once(connection, request(key, body), Done.class, work));
    }

    private Done insert(Connection connection) {
        return Sql.query(connection, row -> new Done(row.getLong(1)), """
                        insert into webhook (url, secret, studies, types, place) values ('https://example.org/', '', '{}', '{}', 0)
                        returning id
                        """).get(0);
    }

    private int done() {
        return Integer.parseInt(database.row("select count(*) from webhook"));
    }

    private static IdempotentRequest request(String key, String body) {
        return IdempotentRequest.of(Optional.of(key), "POST /example", body);
    }
}
