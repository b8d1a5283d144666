package org.safefront.work;

import java.time.Duration;
import java.util.Set;
import org.safefront.contracts.Require;

/**
 * How a worker works.
 *
 * @param owner its name, for people who look at the table
 * @param kinds of work that it can do
 * @param lease how long a silent worker keeps its item
 * @param heartbeat how often the lease is extended, at most half the lease
 * @param poll how often an idle worker looks without being nudged
 * @param patience how long a closing worker waits for its handler to return
 * @param backoff between the tries of an item
 */
public record WorkerSettings(
        String owner,
        Set<String> kinds,
        Duration lease,
        Duration heartbeat,
        Duration poll,
        Duration patience,
        Backoff backoff) {

    public WorkerSettings {
        Require.text("owner", owner);
        kinds = Set.copyOf(kinds);
        Require.that(!kinds.isEmpty(), "kinds must not be empty");
        Require.that(
                !heartbeat.isZero()
                        && !heartbeat.isNegative()
                        && heartbeat.multipliedBy(2).compareTo(lease) <= 0,
                "heartbeat must be above zero and at most half the lease of " + lease + ", was " + heartbeat);
    }

    /** A lease of 90 seconds, extended every 20; two looks a second; tries 1 second to 5 minutes apart. */
    public static WorkerSettings of(String owner, Set<String> kinds) {
        return new WorkerSettings(
                owner,
                kinds,
                Duration.ofSeconds(90),
                Duration.ofSeconds(20),
                Duration.ofMillis(500),
                Duration.ofSeconds(20),
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)));
    }
}
