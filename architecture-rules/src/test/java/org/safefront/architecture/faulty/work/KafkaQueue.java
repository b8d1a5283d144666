package org.safefront.architecture.faulty.work;

import org.apache.kafka.common.TopicPartition;

record KafkaQueue(TopicPartition partition) {}
