package org.safefront.launcher;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Has several things made at a time, and takes them in the order in which they were asked for, on the thread that asks. */
public final class InOrder<T> implements AutoCloseable {
    /** Things in memory for each that is made, so that a slow one does not hold up the others. */
    private static final int AHEAD = 8;

    private final ExecutorService workers;
    private final int most;
    private final Consumer<T> taker;
    private final Queue<Future<T>> pending = new ArrayDeque<>();

    /**
     * Nothing is made yet.
     *
     * @param jobs at a time
     * @param taker gets each in its turn
     */
    public InOrder(int jobs, Consumer<T> taker) {
        this.workers = Executors.newFixedThreadPool(jobs);
        this.most = AHEAD * jobs;
        this.taker = taker;
    }

    /** Asks for another; takes what is made, and waits where too many are under way. Throws what the making of an earlier one threw. */
    public void add(Callable<T> making) {
        pending.add(workers.submit(making));
        finish(most);
    }

    /** Waits for all, and takes them. */
    public void finish() {
        finish(0);
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    private void finish(int left) {
        while (pending.size() > left || isNextMade()) {
            taker.accept(value(pending.remove()));
        }
    }

    private boolean isNextMade() {
        return !pending.isEmpty() && pending.element().isDone();
    }

    private static <T> T value(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while others worked", e);
        }
    }
}
