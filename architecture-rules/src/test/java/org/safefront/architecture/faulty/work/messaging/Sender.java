package org.safefront.architecture.faulty.work.messaging;

import org.apache.kafka.common.TopicPartition;

/** Nothing is wrong with it. */
record Sender(TopicPartition partition) {}
