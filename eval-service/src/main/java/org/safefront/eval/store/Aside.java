package org.safefront.eval.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Has things made by other threads, and takes each on the thread of who asked for it, the first that is there first. */
final class Aside<T> {
    private static final long LOOK_MILLIS = 100;

    private final ExecutorCompletionService<T> made;
    private final Consumer<T> taker;
    private final List<Future<T>> begun = new ArrayList<>();
    private int taken;

    /**
     * Over threads that others may use too.
     *
     * @param taker gets what was made
     */
    Aside(Executor threads, Consumer<T> taker) {
        this.made = new ExecutorCompletionService<>(threads);
        this.taker = taker;
    }

    /** Has this made, and takes what was made meanwhile. Throws what its making threw. */
    void add(Callable<T> making) {
        begun.add(made.submit(making));
        for (Future<T> next = made.poll(); next != null; next = made.poll()) {
            take(next);
        }
    }

    /**
     * Waits until all is made and taken.
     *
     * @param stop asked again and again; once true, he waits no longer, and what was not begun is not made
     */
    void finish(BooleanSupplier stop) {
        try {
            while (taken < begun.size() && !stop.getAsBoolean()) {
                next().ifPresent(this::take);
            }
        } finally {
            begun.forEach(future -> future.cancel(false));
        }
    }

    private Optional<Future<T>> next() {
        try {
            return Optional.ofNullable(made.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others worked", e);
        }
    }

    private void take(Future<T> done) {
        taken++;
        taker.accept(value(done));
    }

    private static <T> T value(Future<T> done) {
        try {
            return done.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others worked", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException exception) {
                throw exception;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }
}
