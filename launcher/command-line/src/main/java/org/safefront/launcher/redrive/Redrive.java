package org.safefront.launcher.redrive;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.safefront.launcher.CannotStartException;

/**
 * Publishes dead letters on the topics that they came from, as they were. Letters and {@link Receipts} go in transactions, so a
 * redrive that is killed has published a letter and knows it, or neither; one that begins while another runs ends that one.
 */
public final class Redrive {
    private final LetterCheck check = new LetterCheck();
    private final String bootstrapServers;
    private final String topic;
    private final List<Condition> conditions;

    /**
     * @param bootstrapServers where Kafka is
     * @param topic of dead letters
     * @param conditions all of which a letter must meet
     */
    public Redrive(String bootstrapServers, String topic, List<Condition> conditions) {
        this.bootstrapServers = bootstrapServers;
        this.topic = topic;
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Tells what would be done, and does nothing.
     *
     * @throws CannotStartException if there is no broker or no such topic
     */
    public void rehearse(Consumer<RedriveLine> lines) {
        Letters letters = Letters.of(bootstrapServers, topic);
        Receipts receipts = receipts(letters);
        letters.each(batch -> meant(batch, receipts)
                .forEach(letter -> lines.accept(line(letter, RedriveLine.Action.WOULD_REPUBLISH))));
    }

    /**
     * Does it, and tells what is done, batch by batch.
     *
     * @throws CannotStartException if there is no broker or no such topic, or another redrive of this topic began
     */
    public void run(Consumer<RedriveLine> lines) {
        Letters.of(bootstrapServers, topic);
        try (KafkaProducer<byte[], byte[]> producer = producer()) {
            // From here on no other redrive of the topic can commit, so all receipts are there to be read.
            producer.initTransactions();
            Letters letters = Letters.of(bootstrapServers, topic);
            Receipts receipts = receipts(letters);
            letters.each(batch -> publish(producer, meant(batch, receipts)).forEach(lines));
        } catch (ProducerFencedException | InvalidProducerEpochException e) {
            throw new CannotStartException(
                    "another redrive of " + topic + " has begun and goes on from here; what was printed is done", e);
        }
    }

    private List<RedriveLine> publish(KafkaProducer<byte[], byte[]> producer, List<DeadLetter> letters) {
        var lines = new ArrayList<RedriveLine>();
        if (!letters.isEmpty()) {
            producer.beginTransaction();
            for (DeadLetter letter : letters) {
                RedriveLine line = line(letter, RedriveLine.Action.REPUBLISHED);
                if (line.problems().isEmpty()) {
                    // Whether the broker has them is the commit's answer.
                    var unused = producer.send(letter.again());
                    unused = producer.send(Receipts.of(topic, letter));
                }
                lines.add(line);
            }
            producer.commitTransaction();
        }
        return lines;
    }

    private RedriveLine line(DeadLetter letter, RedriveLine.Action ifGood) {
        List<String> problems = check.problems(letter);
        return RedriveLine.of(letter, problems.isEmpty() ? ifGood : RedriveLine.Action.LEFT, problems);
    }

    private List<DeadLetter> meant(List<ConsumerRecord<byte[], byte[]>> batch, Receipts receipts) {
        return batch.stream()
                .filter(record -> !Receipts.isReceipt(record))
                .map(DeadLetter::new)
                .filter(letter -> !receipts.contains(letter))
                .filter(letter -> conditions.stream().allMatch(condition -> condition.holds(letter)))
                .toList();
    }

    private static Receipts receipts(Letters letters) {
        var receipts = new Receipts();
        letters.each(batch -> batch.stream().filter(Receipts::isReceipt).forEach(receipts::add));
        return receipts;
    }

    private KafkaProducer<byte[], byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "transactional.id",
                        "safefront.redrive." + topic,
                        "acks",
                        "all"),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
