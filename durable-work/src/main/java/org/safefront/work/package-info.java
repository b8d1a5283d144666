/**
 * What makes work survive crashes: an inbox against duplicates, an outbox for events, and leased work with fencing.
 *
 * <p>A listener runs one {@link org.safefront.work.Transactions transaction} that writes inbox, work and outbox, and
 * then acknowledges its record; it never waits for a GPU. A {@link org.safefront.work.Worker} leases the work. Whatever
 * it writes goes through {@link org.safefront.work.WorkQueue#guard}, so a worker that was frozen and replaced can write
 * nothing. Plain JDBC on PostgreSQL; the tables are in {@code db/durable-work}.
 */
package org.safefront.work;
