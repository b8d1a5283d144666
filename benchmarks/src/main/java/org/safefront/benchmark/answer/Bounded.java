package org.safefront.benchmark.answer;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Work with a limit on its time. It runs in a thread of its own with a deep stack, which is interrupted when it is late and left
 * to end by itself: the JVM has no safe way to stop it. Of threads that are late there are at most a few; while
 * there are that many no further work is begun.
 */
final class Bounded {
    private static final int MOST_THREADS = 8;
    private static final long STACK_BYTES = 32L << 20;
    private static final long MOST_SECONDS = 5;
    private static final Semaphore THREADS = new Semaphore(MOST_THREADS);

    private Bounded() {}

    /** What the work gives, absent where it did not end in time or was too deep. */
    static <T> Optional<T> run(Callable<T> work) {
        if (!isThereRoom()) {
            return Optional.empty();
        }
        var task = new FutureTask<T>(work);
        var thread = new Thread(null, () -> runAndRelease(task), "answer-checker", STACK_BYTES);
        thread.setDaemon(true);
        thread.start();
        return result(task);
    }

    /** Waits for a thread that has given its result and is about to end. */
    private static boolean isThereRoom() {
        try {
            return THREADS.tryAcquire(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A task that was cancelled is done before its thread is; only then is there room for another. */
    private static void runAndRelease(FutureTask<?> task) {
        try {
            task.run();
        } finally {
            THREADS.release();
        }
    }

    private static <T> Optional<T> result(FutureTask<T> task) {
        try {
            return Optional.of(task.get(MOST_SECONDS, TimeUnit.SECONDS));
        } catch (TimeoutException e) {
            task.cancel(true);
            return Optional.empty();
        } catch (InterruptedException e) {
            task.cancel(true);
            Thread.currentThread().interrupt();
            return Optional.empty();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StackOverflowError) {
                return Optional.empty();
            }
            throw new IllegalStateException("answers could not be compared", e.getCause());
        }
    }
}
