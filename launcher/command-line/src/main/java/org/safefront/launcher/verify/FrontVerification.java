package org.safefront.launcher.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.safefront.contracts.catalog.EventType;
import org.safefront.contracts.catalog.Topic;
import org.safefront.contracts.front.FrontUpdated;
import org.safefront.fronts.certainty.Resampling;
import org.safefront.fronts.fold.FactFold;
import org.safefront.launcher.samples.StrictJson;

/**
 * Takes all fronts anew from the topics of facts, and holds them against those that were announced. Nothing of a registry is
 * asked: whoever trusts the topics can trust the front.
 */
public final class FrontVerification {
    /** A registry may be behind the facts, or ahead of what was read; it is given time to meet. */
    private static final int LOOKS = 10;

    private final FactFold fold = new FactFold(Resampling.ofFronts());
    private final Map<String, FrontUpdated> announced = new TreeMap<>();
    private long heard;
    private long unread;

    private FrontVerification() {}

    /**
     * What came of it.
     *
     * @param checks one a study that has a front, by its id
     * @param facts that were heard
     * @param unread records that no version of the contracts explains; services have put them aside as well
     */
    public record Result(List<FrontCheck> checks, long facts, long unread) {
        /** Whether all are the same. */
        public boolean isSame() {
            return checks.stream().allMatch(FrontCheck::isSame);
        }
    }

    /** Reads the topics to their ends; where a front differs, again, for facts may have come meanwhile. */
    public static Result of(String bootstrapServers) {
        var verification = new FrontVerification();
        try (var facts = new TopicReader(
                        bootstrapServers, Topic.TRAINING_FACTS, Topic.EVALUATION_FACTS, Topic.JUDGEMENT_FACTS);
                var fronts = new TopicReader(bootstrapServers, Topic.FRONT_STATE)) {
            Result result = verification.look(facts, fronts);
            for (int look = 1; look < LOOKS && !result.isSame(); look++) {
                result = verification.look(facts, fronts);
            }
            return result;
        }
    }

    private Result look(TopicReader facts, TopicReader fronts) {
        facts.readOn(this::hear);
        fronts.readOn(
                record -> read(record, FrontUpdated.class).ifPresent(front -> announced.put(front.studyId(), front)));
        facts.readOn(this::hear);
        return new Result(
                announced.values().stream()
                        .map(front -> FrontCheck.of(front, fold.front(front.studyId())))
                        .toList(),
                heard,
                unread);
    }

    private void hear(ConsumerRecord<String, byte[]> record) {
        type(record)
                .filter(FactFold::isHeard)
                .flatMap(type -> read(record, type.recordClass()))
                .ifPresent(fact -> {
                    heard++;
                    fold.add(fact);
                });
    }

    private <T> Optional<T> read(ConsumerRecord<String, byte[]> record, Class<T> type) {
        try {
            return Optional.of(StrictJson.MAPPER.readValue(record.value(), type));
        } catch (IOException e) {
            unread++;
            return Optional.empty();
        }
    }

    private static Optional<EventType> type(ConsumerRecord<String, byte[]> record) {
        Header header = record.headers().lastHeader("ce_type");
        return header == null
                ? Optional.empty()
                : EventType.ofCeType(new String(header.value(), StandardCharsets.UTF_8));
    }
}
