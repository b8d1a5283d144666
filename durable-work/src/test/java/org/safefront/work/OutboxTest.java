package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.evaluation.ShardCompleted;

@Timeout(120)
class OutboxTest {
    @RegisterExtension
    private final FreshSchema database = new FreshSchema();

    private final Outbox outbox = Examples.outbox();
    private final OutboxTable table = new OutboxTable();

    @Test
    void keepsTheEventAsItWillGoOntoTheWire() {
        ShardCompleted event = Examples.shard("checkpoint", 1);

        database.transactions().run(connection -> outbox.add(connection, event, Examples.cause()));

        OutboxRecord record = onlyRecord();
        assertEquals(Topic.EVALUATION_FACTS.address(), record.topic());
        assertEquals(event.checkpointId(), record.key());
        assertEquals(
                event,
                new EventCodec().read(EventType.SHARD_COMPLETED, record.value().getBytes(StandardCharsets.UTF_8)));
        assertEquals(
                Envelope.causedBy(Examples.cause(), event, Examples.SOURCE, Examples.NOON),
                Envelope.fromHeaders(record.headers()));
    }

    @Test
    void beginsAChainWithoutACause() {
        database.transactions().run(connection -> outbox.addFirst(connection, Examples.cancelled("run"), "st_study"));

        Envelope envelope = Envelope.fromHeaders(onlyRecord().headers());
        assertEquals(Optional.of("st_study"), envelope.correlationId());
        assertEquals(Optional.empty(), envelope.causationId());
    }

    @Test
    void sendsToAnotherTopicWhereTold() {
        database.transactions()
                .run(connection ->
                        outbox.addTo(connection, Topic.FRONT_STATE, Examples.cancelled("run"), Examples.cause()));

        assertEquals(Topic.FRONT_STATE.address(), onlyRecord().topic());
    }

    @Test
    void countsWhatHasNotLeft() {
        database.transactions().run(connection -> {
            outbox.add(connection, Examples.shard("checkpoint", 1), Examples.cause());
            outbox.add(connection, Examples.shard("checkpoint", 2), Examples.cause());
        });
        database.execute("update outbox set created = now() - interval '1 hour'");
        database.execute("update outbox set sent_at = now() where id = 1");

        Outbox.Backlog backlog = database.transactions().call(outbox::backlog);

        assertEquals(1, backlog.records());
        assertEquals(1, backlog.age().toHours());
    }

    @Test
    void hasNoBacklogWhenEmpty() {
        Outbox.Backlog backlog = database.transactions().call(outbox::backlog);

        assertEquals(0, backlog.records());
        assertTrue(backlog.age().isZero());
    }

    private OutboxRecord onlyRecord() {
        var records = database.transactions().call(connection -> table.unsent(connection, 10, Set.of()));
        assertEquals(1, records.size());
        return records.get(0);
    }
}
