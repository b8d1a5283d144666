package org.safefront.work.messaging;

import io.smallrye.reactive.messaging.MutinyEmitter;
import io.smallrye.reactive.messaging.kafka.api.OutgoingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.eclipse.microprofile.reactive.messaging.Channel;
import org.eclipse.microprofile.reactive.messaging.Message;
import org.eclipse.microprofile.reactive.messaging.Metadata;
import org.safefront.work.EventSender;
import org.safefront.work.OutboxRecord;

/** Sends events through the channel {@code events}, each to its own topic. */
@ApplicationScoped
class ChannelEventSender implements EventSender {
    private final MutinyEmitter<String> events;

    ChannelEventSender(@Channel("events") MutinyEmitter<String> events) {
        this.events = events;
    }

    @Override
    public CompletionStage<Void> send(OutboxRecord record) {
        return send(record.topic(), record.key(), record.headers(), record.value());
    }

    /** Sends JSON to a topic, now. */
    CompletionStage<Void> send(String topic, String key, Map<String, String> headers, String value) {
        var kafkaHeaders = new RecordHeaders();
        headers.forEach((name, text) -> kafkaHeaders.add(name, text.getBytes(StandardCharsets.UTF_8)));
        var metadata = OutgoingKafkaRecordMetadata.<String>builder()
                .withTopic(topic)
                .withKey(key)
                .withHeaders(kafkaHeaders)
                .build();
        return events.sendMessage(Message.of(value, Metadata.of(metadata))).subscribeAsCompletionStage();
    }
}
