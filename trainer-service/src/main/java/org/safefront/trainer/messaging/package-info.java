/** Connects the trainer to Kafka. */
package org.safefront.trainer.messaging;
