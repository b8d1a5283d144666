package org.safefront.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One batch on its way to the broker, in waves: of each lane one record at a time, for a record must not overtake one of
 * its lane whose sending fails. After a failure the rest of the lane waits for a later batch.
 */
final class Delivery {
    private final List<OutboxRecord> sent = new ArrayList<>();
    private final Set<String> failedLanes = new HashSet<>();
    private final List<Throwable> failures = new ArrayList<>();

    private final EventSender sender;
    private final long deadline;

    Delivery(EventSender sender, Duration patience) {
        this.sender = sender;
        this.deadline = System.nanoTime() + patience.toNanos();
    }

    /** Sends what can be sent within the time given. */
    void send(List<OutboxRecord> batch) {
        List<OutboxRecord> waiting = batch;
        while (!waiting.isEmpty() && System.nanoTime() - deadline < 0) {
            List<OutboxRecord> wave = firstOfEachLane(waiting);
            sendAtOnce(wave);
            waiting = waiting.stream()
                    .filter(record -> !wave.contains(record) && !failedLanes.contains(record.lane()))
                    .toList();
        }
    }

    /** What the broker has for good. */
    List<OutboxRecord> sent() {
        return sent;
    }

    /** Lanes in which something could not be sent. */
    Set<String> failedLanes() {
        return failedLanes;
    }

    /** Why, the first time. */
    Optional<Throwable> firstFailure() {
        return failures.stream().findFirst();
    }

    private static List<OutboxRecord> firstOfEachLane(List<OutboxRecord> records) {
        var first = new LinkedHashMap<String, OutboxRecord>();
        records.forEach(record -> first.putIfAbsent(record.lane(), record));
        return List.copyOf(first.values());
    }

    private void sendAtOnce(List<OutboxRecord> wave) {
        var flying = new LinkedHashMap<OutboxRecord, CompletionStage<Void>>();
        wave.forEach(record -> flying.put(record, start(record)));
        flying.forEach(this::land);
    }

    private CompletionStage<Void> start(OutboxRecord record) {
        try {
            return sender.send(record);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void land(OutboxRecord record, CompletionStage<Void> flight) {
        try {
            flight.toCompletableFuture().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            sent.add(record);
        } catch (ExecutionException e) {
            failed(record, e.getCause());
        } catch (TimeoutException e) {
            failed(record, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(record, e);
        }
    }

    private void failed(OutboxRecord record, Throwable why) {
        failedLanes.add(record.lane());
        failures.add(why);
    }
}
