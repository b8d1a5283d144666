package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.Topic;

@Timeout(120)
class OutboxRelayTest {
    private static final RelaySettings SETTINGS = new RelaySettings(
            10,
            Duration.ofMillis(20),
            Duration.ofSeconds(20),
            new Backoff(Duration.ofMillis(20), Duration.ofMillis(100)));

    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final Outbox outbox = Examples.outbox();
    private final Broker broker = new Broker();
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void stop() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void sendsEverythingOnceAndInOrderWithinAKey() {
        List<String> keys = List.of("a", "b", "c");
        IntStream.range(0, 60).forEach(i -> add(keys.get(i % 3), i));

        relay(broker).start();
        untilEmpty();

        assertEquals(LongStream.iterate(1, i -> i <= 60, i -> i + 3).boxed().toList(), broker.ids(key("a")));
        assertEquals(LongStream.iterate(2, i -> i <= 60, i -> i + 3).boxed().toList(), broker.ids(key("b")));
        assertEquals(60, broker.log().size());
        assertEquals("60", database.row("select count(*) from outbox where sent_at is not null"));
    }

    @Test
    void sendsAgainWhatTheBrokerRefusedWithoutOvertaking() {
        IntStream.range(0, 5).forEach(i -> add("a", i));
        broker.refuse(record -> record.id() == 2);
        relay(broker).start();
        Eventually.until("the second is refused twice", () -> broker.refused().size() >= 2);
        List<Long> before = broker.ids(key("a"));

        broker.refuse(record -> false);
        untilEmpty();

        assertEquals(List.of(1L), before);
        assertEquals(List.of(1L, 2L, 3L, 4L, 5L), broker.ids(key("a")));
    }

    @Test
    void whatIsAddedFirstUnderAKeyLeavesFirstWhateverTheTopic() {
        database.transactions().run(connection -> {
            outbox.addTo(connection, Topic.FRONT_STATE, Examples.shard("a", 1), Examples.cause());
            outbox.add(connection, Examples.shard("a", 2), Examples.cause());
        });
        broker.refuse(record -> record.topic().equals(Topic.FRONT_STATE.address()));
        relay(broker).start();
        Eventually.until("the state is refused twice", () -> broker.refused().size() >= 2);
        List<OutboxRecord> before = List.copyOf(broker.log());

        broker.refuse(record -> false);
        untilEmpty();

        assertEquals(List.of(), before);
        assertEquals(List.of(1L, 2L), broker.ids(key("a")));
    }

    @Test
    void doesNotHoldUpOtherKeys() {
        IntStream.range(0, 30).forEach(i -> add("stuck", i));
        IntStream.range(0, 3).forEach(i -> add("free", i));
        broker.refuse(record -> record.key().equals(key("stuck")));

        relay(broker).start();
        Eventually.until("the free ones are sent", () -> broker.ids(key("free")).size() == 3);

        assertEquals(List.of(), broker.ids(key("stuck")));
        assertEquals(30, backlog().records());
    }

    @Test
    void survivesASenderThatThrows() {
        var throwing = new AtomicInteger(3);
        EventSender sender = record -> {
            if (throwing.getAndDecrement() > 0) {
                throw new IllegalStateException("on purpose");
            }
            return broker.send(record);
        };
        add("a", 1);

        OutboxRelay relay = relay(sender);
        relay.start();
        untilEmpty();

        assertTrue(relay.isRunning());
        assertEquals(List.of(1L), broker.ids(key("a")));
    }

    @Test
    void sendsTheSameIdAgainAfterACrashBetweenSendingAndMarking() {
        add("a", 1);
        relay(broker).start();
        untilEmpty();

        database.execute("update outbox set sent_at = null"); // As if the transaction that marked had been lost.
        untilEmpty();

        List<String> ids = broker.log().stream()
                .map(record -> Envelope.fromHeaders(record.headers()).id())
                .toList();
        assertEquals(2, ids.size());
        assertEquals(ids.get(0), ids.get(1));
    }

    @Test
    void doesNotSendWhatWasRolledBack() throws SQLException {
        try (Connection connection = database.begin()) {
            outbox.add(connection, Examples.shard("a", 1), Examples.cause());
            connection.rollback();
        }
        add("a", 2);

        relay(broker).start();
        untilEmpty();

        assertEquals(List.of(2L), broker.ids(key("a")));
    }

    @Test
    void isWokenByANudge() {
        var patient = new RelaySettings(10, Duration.ofHours(1), Duration.ofSeconds(20), SETTINGS.backoff());
        var relay = new OutboxRelay(database.transactions(), broker, patient);
        relays.add(relay);
        add("a", 1);
        relay.start();
        untilEmpty();

        add("a", 2);
        relay.nudge();
        untilEmpty();

        assertEquals(List.of(1L, 2L), broker.ids(key("a")));
    }

    @Test
    void waitsWhileAnotherRelaySends() {
        var answer = new CompletableFuture<Void>();
        var first = new AtomicInteger();
        var second = new AtomicInteger();
        add("a", 1);
        relay(record -> {
                    first.incrementAndGet();
                    return answer;
                })
                .start();
        Eventually.until("the first relay sends", () -> first.get() == 1);

        var source = database.dataSource();
        var other = new OutboxRelay(
                new Transactions(source),
                record -> {
                    second.incrementAndGet();
                    return CompletableFuture.completedFuture(null);
                },
                SETTINGS);
        relays.add(other);
        other.start();
        Eventually.until("the second has looked several times", () -> source.given() >= 5);
        answer.complete(null);
        untilEmpty();

        assertEquals(1, first.get());
        assertEquals(0, second.get());
    }

    @Test
    void losesItsTurnWhenItStandsStill() {
        var frozen = new CompletableFuture<Void>();
        var impatient = new RelaySettings(10, SETTINGS.poll(), Duration.ofMillis(200), SETTINGS.backoff());
        EventSender standingStill = record -> {
            frozen.join();
            return CompletableFuture.completedFuture(null);
        };
        var first = new OutboxRelay(database.transactions(), standingStill, impatient);
        relays.add(first);
        add("a", 1);
        first.start();
        Eventually.until("the first has the lock", () -> advisoryLocks() == 1);

        relay(broker).start();
        untilEmpty();
        frozen.complete(null);

        assertEquals(List.of(1L), broker.ids(key("a")));
        assertTrue(first.isRunning());
    }

    @Test
    void sendsNothingTwiceWhenTwoRelaysLive() {
        relay(broker).start();
        relay(broker).start();

        IntStream.range(0, 200).forEach(i -> add("k" + i % 7, i));
        untilEmpty();

        assertEquals(200, broker.log().size());
        assertEquals(200, broker.log().stream().map(OutboxRecord::id).distinct().count());
        assertEquals(broker.ids(key("k0")).stream().sorted().toList(), broker.ids(key("k0")));
    }

    @Test
    void endsTheBatchAndStopsWhenClosed() {
        OutboxRelay relay = relay(broker);
        relay.start();

        relay.close();

        assertFalse(relay.isRunning());
    }

    @Test
    void outlivesTheDatabaseBeingAway() {
        var source = database.dataSource();
        source.breakDown();
        var relay = new OutboxRelay(new Transactions(source), broker, SETTINGS);
        relays.add(relay);
        add("a", 1);
        relay.start();
        Eventually.until("the relay has tried", () -> source.refused() >= 2);

        source.repair();
        untilEmpty();

        assertEquals(List.of(1L), broker.ids(key("a")));
    }

    private OutboxRelay relay(EventSender sender) {
        var relay = new OutboxRelay(database.transactions(), sender, SETTINGS);
        relays.add(relay);
        return relay;
    }

    private void add(String checkpoint, int number) {
        database.transactions()
                .run(connection -> outbox.add(connection, Examples.shard(checkpoint, number), Examples.cause()));
    }

    private static String key(String checkpoint) {
        return Examples.shard(checkpoint, 0).key();
    }

    private Outbox.Backlog backlog() {
        return database.transactions().call(outbox::backlog);
    }

    private int advisoryLocks() {
        return Integer.parseInt(database.row("select count(*) from pg_locks where locktype = 'advisory'"));
    }

    private void untilEmpty() {
        Eventually.until("everything is sent", () -> backlog().records() == 0);
    }
}
