/** The way of events between Kafka and a service's database, the same in every service. */
package org.safefront.work.messaging;
