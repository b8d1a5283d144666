package org.safefront.architecture.faulty.trainer.store;

import org.apache.kafka.common.TopicPartition;

record PartitionTable(TopicPartition partition) {}
