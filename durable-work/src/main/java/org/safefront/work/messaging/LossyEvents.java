package org.safefront.work.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.safefront.contracts.Event;
import org.safefront.contracts.catalog.Envelope;
import org.safefront.contracts.catalog.EventType;
import org.safefront.work.EventCodec;

/** Sends events that nobody must rely on, past the outbox: if the broker is away, they are lost, and nothing waits. */
@ApplicationScoped
public class LossyEvents {
    private final ChannelEventSender sender;
    private final EventCodec codec;
    private final Clock clock;
    private final String source;

    LossyEvents(ChannelEventSender sender, EventCodec codec, Clock clock, DurableSettings settings) {
        this.sender = sender;
        this.codec = codec;
        this.clock = clock;
        this.source = DurableWiring.source(settings);
    }

    /** Sends the event and does not look back. */
    public void send(Event event, Envelope cause) {
        Envelope envelope = Envelope.causedBy(cause, event, source, clock.instant());
        sender.send(
                        EventType.of(event).topic().address(),
                        event.key(),
                        envelope.headers(),
                        new String(codec.write(event), StandardCharsets.UTF_8))
                .exceptionally(lost -> null);
    }
}
