/** Connects the judge to Kafka. */
package org.safefront.judge.messaging;
