package org.safefront.contracts.catalog;

import java.time.Duration;
import java.util.Map;

/** The topics. Facts are kept for ever; state is compacted; commands and progress pass by. */
public enum Topic {
    TRAINING_COMMANDS("safefront.training.commands", Retention.DAYS_30, false),
    TRAINING_FACTS("safefront.training.facts", Retention.FOR_EVER, false),
    TRAINING_PROGRESS("safefront.training.progress", Retention.DAYS_7, false),
    EVALUATION_COMMANDS("safefront.evaluation.commands", Retention.DAYS_30, false),
    EVALUATION_PROGRESS("safefront.evaluation.progress", Retention.DAYS_7, false),
    EVALUATION_FACTS("safefront.evaluation.facts", Retention.FOR_EVER, false),
    JUDGEMENT_COMMANDS("safefront.judgement.commands", Retention.DAYS_30, false),
    JUDGEMENT_FACTS("safefront.judgement.facts", Retention.FOR_EVER, false),
    FRONT_FACTS("safefront.front.facts", Retention.FOR_EVER, true),
    FRONT_STATE("safefront.front.state", Retention.LATEST_OF_KEY, true),
    CHECKPOINT_STATE("safefront.checkpoint.state", Retention.LATEST_OF_KEY, false),
    TRAINER_DEAD_LETTERS("safefront.dlq.trainer", Retention.DAYS_90, false),
    EVAL_DEAD_LETTERS("safefront.dlq.eval", Retention.DAYS_90, false),
    JUDGE_DEAD_LETTERS("safefront.dlq.judge", Retention.DAYS_90, false),
    REGISTRY_DEAD_LETTERS("safefront.dlq.registry", Retention.DAYS_90, false);

    /** How long records stay. */
    public enum Retention {
        FOR_EVER("delete", -1),
        LATEST_OF_KEY("compact", -1),
        DAYS_7("delete", 7),
        DAYS_30("delete", 30),
        DAYS_90("delete", 90);

        private final String cleanupPolicy;
        private final int days;

        Retention(String cleanupPolicy, int days) {
            this.cleanupPolicy = cleanupPolicy;
            this.days = days;
        }

        /** As Kafka's topic configuration. */
        public Map<String, String> topicConfiguration() {
            long milliseconds = days < 0 ? -1 : Duration.ofDays(days).toMillis();
            return Map.of("cleanup.policy", cleanupPolicy, "retention.ms", Long.toString(milliseconds));
        }
    }

    private final String address;
    private final Retention retention;
    private final boolean totallyOrdered;

    Topic(String address, Retention retention, boolean totallyOrdered) {
        this.address = address;
        this.retention = retention;
        this.totallyOrdered = totallyOrdered;
    }

    /** Its name on the broker. */
    public String address() {
        return address;
    }

    /** How long its records stay. */
    public Retention retention() {
        return retention;
    }

    /** How many partitions it gets where others get {@code many}; the number is fixed for life, for it maps keys. */
    public int partitions(int many) {
        return totallyOrdered ? 1 : many;
    }
}
