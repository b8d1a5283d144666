/** Connects the registry to Kafka. */
package org.safefront.registry.messaging;
