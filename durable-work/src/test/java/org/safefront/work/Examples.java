package org.safefront.work;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.evaluation.ShardCompleted;
import org.safefront.contracts.training.RunCancelled;

/** Events and work for tests. */
final class Examples {
    static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);
    static final String SOURCE = "/safefront/test";
    static final String KIND = "shard";

    private Examples() {}

    static Outbox outbox() {
        return new Outbox(new EventCodec(), SOURCE, CLOCK);
    }

    /** The event that sets everything off. */
    static Envelope cause() {
        return Envelope.first(cancelled("cause"), SOURCE, NOON, "st_study");
    }

    static RunCancelled cancelled(String run) {
        return new RunCancelled(ContentId.of(ContentId.RUN, List.of(run)), "for a test");
    }

    /** Events with the same checkpoint have the same Kafka key; the tokens tell them apart. */
    static ShardCompleted shard(String checkpoint, int number) {
        return new ShardCompleted(
                ContentId.of(ContentId.EVALUATION, List.of(checkpoint)),
                ContentId.of(ContentId.CHECKPOINT, List.of(checkpoint)),
                number,
                1000,
                1,
                number,
                0.5,
                1,
                "an engine",
                Optional.empty());
    }

    static WorkItem item(String id) {
        return new WorkItem(id, KIND, "{\"id\": \"" + id + "\"}", cause());
    }
}
