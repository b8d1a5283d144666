/** A real Kafka broker and a real PostgreSQL for one machine, kept in a folder. The tests run against the same two. */
package org.safefront.launcher.servers;
