package org.safefront.eval.model;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** What others say to one who waits; it happens on his thread, in its order. */
final class Deliveries {
    private static final long LOOK_MILLIS = 100;

    private final BlockingQueue<Runnable> news = new LinkedBlockingQueue<>();
    private boolean ended;

    /** He is to do this. */
    void add(Runnable done) {
        news.add(done);
    }

    /** He is to throw this. */
    void fail(Throwable failure) {
        news.add(() -> {
            if (failure instanceof RuntimeException exception) {
                throw exception;
            }
            if (failure instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(failure);
        });
    }

    /** He need not wait any longer. */
    void end() {
        news.add(() -> ended = true);
    }

    /**
     * Waits until the end, and does what he is told meanwhile.
     *
     * @param stop asked again and again; once true, he waits no longer
     */
    void take(BooleanSupplier stop) {
        while (!ended && !stop.getAsBoolean()) {
            next().ifPresent(Runnable::run);
        }
    }

    private Optional<Runnable> next() {
        try {
            return Optional.ofNullable(news.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while texts were written", e);
        }
    }
}
