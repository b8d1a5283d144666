package org.safefront.work;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;

/** Events that leave when the transaction commits. An {@link OutboxRelay} carries them away. */
public final class Outbox {
    /**
     * What has not left yet.
     *
     * @param records how many
     * @param age of the oldest of them, zero where there is none
     */
    public record Backlog(long records, Duration age) {}

    private final EventCodec codec;
    private final String source;
    private final Clock clock;

    /**
     * @param source {@code ce_source}: the service, for instance {@code /safefront/eval}
     * @param clock gives {@code ce_time}, by which nothing is ordered
     */
    public Outbox(EventCodec codec, String source, Clock clock) {
        this.codec = codec;
        this.source = source;
        this.clock = clock;
    }

    /** Adds an event that happened because of another. */
    public void add(Connection connection, Event event, Envelope cause) {
        addTo(connection, EventType.of(event).topic(), event, cause);
    }

    /** As {@link #add}, to another topic than the type's own, for instance {@link Topic#FRONT_STATE}. */
    public void addTo(Connection connection, Topic topic, Event event, Envelope cause) {
        insert(connection, topic, event, Envelope.causedBy(cause, event, source, clock.instant()));
    }

    /** Adds an event that starts a chain of causes on behalf of a study. Returns its envelope, for what it causes. */
    public Envelope addFirst(Connection connection, Event event, String studyId) {
        Envelope envelope = Envelope.first(event, source, clock.instant(), studyId);
        insert(connection, EventType.of(event).topic(), event, envelope);
        return envelope;
    }

    /** What has not left yet, by the database's clock. */
    public Backlog backlog(Connection connection) {
        return Sql.query(connection, row -> new Backlog(row.getLong(1), Duration.ofMillis(row.getLong(2))), """
                        select count(*), coalesce(extract(epoch from clock_timestamp() - min(created)) * 1000, 0)::bigint
                        from outbox where sent_at is null
                        """)
                .get(0);
    }

    private void insert(Connection connection, Topic topic, Event event, Envelope envelope) {
        Sql.update(
                connection,
                "insert into outbox (topic, key, headers, value) values (?, ?, cast(? as jsonb), ?)",
                topic.address(),
                envelope.partitionKey(),
                Headers.write(envelope.headers()),
                new String(codec.write(event), StandardCharsets.UTF_8));
    }
}
