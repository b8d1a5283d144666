/** Connects the eval service to Kafka. */
package org.safefront.eval.messaging;
