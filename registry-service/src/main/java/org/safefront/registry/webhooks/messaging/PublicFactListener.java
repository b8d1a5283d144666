package org.safefront.registry.webhooks.messaging;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.errors.SerializationException;
import org.eclipse.microprofile.faulttolerance.Retry;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.safefront.registry.webhooks.domain.IncomingEvent;
import org.safefront.registry.webhooks.domain.PublicEvents;
import org.safefront.work.EventFormatException;
import org.safefront.work.StorageException;
import org.safefront.work.ValueRefusedException;
import org.safefront.work.messaging.EventDeserializer;
import org.safefront.work.messaging.Received;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears the facts that any team may read. What cannot be understood is passed over here: the registry's own listener puts it
 * into the dead letters, and when it comes back from there it is heard.
 */
@ApplicationScoped
@Retry(maxRetries = -1, maxDuration = 0, delay = 500, jitter = 200, retryOn = StorageException.class)
class PublicFactListener {
    private static final Logger LOG = LoggerFactory.getLogger(PublicFactListener.class);

    private final EventDeserializer deserializer = new EventDeserializer();
    private final PublicEvents events;

    PublicFactListener(PublicEvents events) {
        this.events = events;
    }

    @Incoming("public-facts")
    @Blocking
    void onFacts(ConsumerRecords<String, byte[]> records) {
        var facts = new ArrayList<IncomingEvent>();
        records.forEach(record -> read(record)
                .map(received -> new IncomingEvent(received.envelope(), received.json()))
                .ifPresent(facts::add));
        try {
            events.keep(facts);
        } catch (ValueRefusedException e) {
            facts.forEach(this::keepAlone);
        }
    }

    private void keepAlone(IncomingEvent fact) {
        try {
            events.keep(List.of(fact));
        } catch (ValueRefusedException e) {
            LOG.atDebug().addKeyValue("id", fact.envelope().id()).log("not for webhooks: {}", e.getMessage());
        }
    }

    private Optional<Received> read(ConsumerRecord<String, byte[]> record) {
        try {
            return Optional.of(deserializer.deserialize(record.topic(), record.headers(), record.value()));
        } catch (SerializationException | EventFormatException e) {
            LOG.atDebug()
                    .addKeyValue("topic", record.topic())
                    .addKeyValue("partition", record.partition())
                    .addKeyValue("offset", record.offset())
                    .log("not for webhooks: {}", e.getMessage());
            return Optional.empty();
        }
    }
}
