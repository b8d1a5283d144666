package org.safefront.architecture.faulty.trainer.messaging;

import org.apache.kafka.common.TopicPartition;
import org.safefront.architecture.faulty.trainer.domain.Run;

/** Nothing is wrong with it. */
record RunListener(Run run, TopicPartition partition) {}
