package org.safefront.architecture.faulty.contracts;

import org.apache.kafka.common.TopicPartition;

public record KafkaKey(TopicPartition partition) {}
