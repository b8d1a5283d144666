package org.safefront.launcher.redrive;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Which letters were published again. A receipt for each lies behind it among the dead letters, in the same partition, written in
 * the same transaction: so neither can be without the other, and both go with age, the letter first.
 */
final class Receipts {
    private static final String HEADER = "safefront-redriven-offset";

    private final Set<String> done = new HashSet<>();

    static boolean isReceipt(ConsumerRecord<byte[], byte[]> record) {
        return record.headers().lastHeader(HEADER) != null;
    }

    void add(ConsumerRecord<byte[], byte[]> receipt) {
        Header header = receipt.headers().lastHeader(HEADER);
        done.add(receipt.partition() + "/" + new String(header.value(), StandardCharsets.UTF_8));
    }

    boolean contains(DeadLetter letter) {
        return done.contains(letter.partition() + "/" + letter.offset());
    }

    /** To be published in the transaction that publishes the letter. */
    static ProducerRecord<byte[], byte[]> of(String topic, DeadLetter letter) {
        var receipt = new ProducerRecord<byte[], byte[]>(topic, letter.partition(), null, null);
        receipt.headers().add(HEADER, Long.toString(letter.offset()).getBytes(StandardCharsets.UTF_8));
        return receipt;
    }
}
