package org.safefront.registry.webhooks.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.training.RunCancelled;
import org.safefront.registry.idempotency.domain.IdempotentRequest;
import org.safefront.registry.webhooks.domain.DeliveryTimes;
import org.safefront.registry.webhooks.domain.IncomingEvent;
import org.safefront.registry.webhooks.domain.Interest;
import org.safefront.registry.webhooks.domain.NewWebhook;
import org.safefront.registry.webhooks.domain.PublicEvent;
import org.safefront.registry.webhooks.domain.Secret;
import org.safefront.registry.webhooks.domain.Start;
import org.safefront.registry.webhooks.domain.Turn;
import org.safefront.registry.webhooks.domain.Webhook;
import org.safefront.work.FreshSchema;
import org.safefront.work.files.Seal;

/** Several registries on one database. */
class LeasedTurnsTest {
    private static final Duration LONG = Duration.ofMinutes(5);
    private static final IdempotentRequest WITHOUT_KEY = IdempotentRequest.of(Optional.empty(), "POST /", "");

    @RegisterExtension
    final FreshSchema database = new FreshSchema("db/registry");

    private DurableWebhooks webhooks;
    private Webhook webhook;

    @BeforeEach
    void addAWebhookAndThreeEvents() {
        webhooks = new DurableWebhooks(database.transactions(), Seal.none());
        webhook = webhooks.add(
                new NewWebhook(
                        URI.create("https://example.org/"),
                        new Secret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"),
                        new Interest(List.of(), List.of()),
                        Start.BEGINNING),
                WITHOUT_KEY);
        List.of("a", "b", "c").forEach(this::keep);
    }

    @Test
    void oneAtATimeHasTheTurn() {
        Optional<Turn> first = turns("first", LONG).take();
        Optional<Turn> second = turns("second", LONG).take();

        assertTrue(first.isPresent());
        assertEquals(Optional.empty(), second);
    }

    @Test
    void afterAKillAnotherGoesOnWhereItWasAndTheDeadOneHasNoSay() {
        LeasedTurns killed = turns("killed", Duration.ofMillis(1));
        Turn old = killed.take().orElseThrow();
        List<PublicEvent> events = killed.next(old).events();
        assertTrue(killed.delivered(old, events.get(0)));

        LeasedTurns other = turns("other", LONG);
        Turn turn = awaitTurn(other);

        assertEquals(events.subList(1, 3), other.next(turn).events());
        assertFalse(killed.delivered(old, events.get(2)));
        killed.end(old, 3);
        assertEquals(1, webhooks.get(webhook.id()).place());
    }

    @Test
    void aReplayUnderWayIsNotUndoneByWhoeverDelivers() {
        LeasedTurns turns = turns("one", LONG);
        Turn turn = turns.take().orElseThrow();
        List<PublicEvent> events = turns.next(turn).events();
        assertTrue(turns.delivered(turn, events.get(0)));

        webhooks.replay(webhook.id(), Start.BEGINNING, WITHOUT_KEY);

        assertFalse(turns.delivered(turn, events.get(1)), "its turn is over");
        assertEquals(Optional.empty(), turns("two", LONG).take(), "nobody delivers beside it");
        turns.end(turn, 0);
        LeasedTurns two = turns("two", LONG);
        assertEquals(events, two.next(two.take().orElseThrow()).events());
    }

    @Test
    void aFailurePutsTheNextTurnOff() {
        LeasedTurns turns = turns("one", LONG);

        turns.failed(turns.take().orElseThrow(), "answered 500", false);

        assertEquals(Optional.empty(), turns.take());
        assertEquals(Optional.of("answered 500"), webhooks.get(webhook.id()).lastFailure());
    }

    @Test
    void placesHaveNoGapAndNoEventIsThereTwiceWhateverComesAtOnce() throws Exception {
        var threads = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> writers = IntStream.range(0, 200)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    keep("event " + i / 2);
                    return true;
                })
                .toList();
        for (Future<Boolean> written : threads.invokeAll(writers)) {
            assertTrue(written.get());
        }
        threads.shutdown();

        LeasedTurns turns = turns("one", LONG);
        Turn turn = turns.take().orElseThrow();
        var batch = turns.next(turn);
        var ids = new HashSet<String>();
        batch.events().forEach(event -> ids.add(event.envelope().id()));

        assertEquals("103 103", database.row("select count(*), max(place) from public_event"));
        assertEquals(100, ids.size());
        assertEquals(100, batch.reaches());
    }

    private Turn awaitTurn(LeasedTurns turns) {
        Optional<Turn> turn = turns.take();
        while (turn.isEmpty()) {
            turn = turns.take();
        }
        return turn.get();
    }

    private LeasedTurns turns(String owner, Duration lease) {
        var times = new DeliveryTimes(lease, LONG, LONG, LONG);
        return new LeasedTurns(database.transactions(), Seal.none(), owner, times);
    }

    private void keep(String name) {
        var event = new RunCancelled(ContentId.of(ContentId.RUN, List.of(name)), "no longer needed");
        Envelope envelope = Envelope.first(event, "/safefront/example", Instant.EPOCH, "st_study");
        new EventTable(database.transactions()).keep(List.of(new IncomingEvent(envelope, "{}")));
    }
}
