package org.safefront.launcher.redrive;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** A record that a service could not take in, as it lies in the dead letters: its own bytes, and why. */
final class DeadLetter {
    private static final List<String> ADDED = List.of("dead-letter-", "deserialization-failure-");
    private static final String ATTEMPT = "ce_attempt";

    private final ConsumerRecord<byte[], byte[]> record;
    private final Map<String, String> texts = new HashMap<>();

    DeadLetter(ConsumerRecord<byte[], byte[]> record) {
        this.record = record;
        for (Header header : record.headers()) {
            if (header.value() != null) {
                // Where a header is there more than once the first counts, as services read it; what was added lately
                // is first.
                texts.putIfAbsent(header.key(), new String(header.value(), StandardCharsets.UTF_8));
            }
        }
    }

    int partition() {
        return record.partition();
    }

    long offset() {
        return record.offset();
    }

    /** The Kafka key as text, empty where there is none. */
    String key() {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }

    Optional<byte[]> value() {
        return Optional.ofNullable(record.value());
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Map<String, String> headers() {
        return Map.copyOf(texts);
    }

    /** The topic that it was read from. */
    Optional<String> origin() {
        return header("dead-letter-topic");
    }

    /** Where in that topic: partition and offset, for people. */
    Optional<Integer> originPartition() {
        return header("dead-letter-partition")
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Integer::valueOf);
    }

    /** What the service said of it. */
    String reason() {
        return header("dead-letter-reason").orElse("");
    }

    FailureCode code() {
        return FailureCode.of(header("dead-letter-exception-class-name").orElse(""), reason());
    }

    /** How often it will have been published: the first publication is not numbered. */
    int nextAttempt() {
        return header(ATTEMPT)
                        .filter(text -> text.matches("[1-9]\\d{0,6}"))
                        .map(Integer::valueOf)
                        .orElse(1)
                + 1;
    }

    /** The record as it was, bytes and headers, to the partition that it came from; the attempt alone is new. */
    ProducerRecord<byte[], byte[]> again() {
        var headers = new RecordHeaders(StreamSupport.stream(record.headers().spliterator(), false)
                .filter(header -> !isAdded(header) && !header.key().equals(ATTEMPT))
                .toList());
        headers.add(ATTEMPT, Integer.toString(nextAttempt()).getBytes(StandardCharsets.UTF_8));
        return new ProducerRecord<>(
                origin().orElseThrow(), originPartition().orElse(null), null, record.key(), record.value(), headers);
    }

    private static boolean isAdded(Header header) {
        return ADDED.stream().anyMatch(header.key()::startsWith);
    }
}
