package org.safefront.work;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** A broker in memory that keeps what it gets, and refuses what a test tells it to. */
final class Broker implements EventSender {
    private final List<OutboxRecord> log = new CopyOnWriteArrayList<>();
    private final List<OutboxRecord> refused = new CopyOnWriteArrayList<>();
    private volatile Predicate<OutboxRecord> refuses = record -> false;

    @Override
    public CompletionStage<Void> send(OutboxRecord record) {
        if (refuses.test(record)) {
            refused.add(record);
            return CompletableFuture.failedFuture(new IllegalStateException("refused on purpose"));
        }
        log.add(record);
        return CompletableFuture.completedFuture(null);
    }

    void refuse(Predicate<OutboxRecord> which) {
        refuses = which;
    }

    List<OutboxRecord> refused() {
        return refused;
    }

    /** What it keeps, in the order in which it came. */
    List<OutboxRecord> log() {
        return log;
    }

    /** Ids of what it keeps with that key, in the order in which they came. */
    List<Long> ids(String key) {
        return log.stream()
                .filter(record -> record.key().equals(key))
                .map(OutboxRecord::id)
                .toList();
    }
}
