package org.safefront.work;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Lets many threads share a transaction. While one is under way the others queue up, and the next takes what has come
 * meanwhile: the more there is to do, the more is done at once, and nobody waits for company.
 *
 * @param <T> what there is to do
 */
public final class GroupCommit<T> {
    private static final long IDLE_SECONDS = 10;

    private final int most;
    private final Consumer<List<T>> work;
    private final Queue<Share<T>> waiting = new ConcurrentLinkedQueue<>();
    private final Executor thread = new ThreadPoolExecutor(
            0, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), GroupCommit::daemon);

    /**
     * Shares that work among its callers.
     *
     * @param most how much is done at once; more would let the first wait too long for the last
     * @param work does all of it in one transaction, or nothing of it
     */
    public GroupCommit(int most, Consumer<List<T>> work) {
        this.most = most;
        this.work = work;
    }

    /** One caller's share, and what came of it: nothing, or what was thrown. */
    private record Share<T>(T item, CompletableFuture<Optional<Throwable>> end) {
        Share(T item) {
            this(item, new CompletableFuture<>());
        }
    }

    /**
     * Returns when the item is committed, and throws what its transaction threw. Where several failed together each is done
     * alone, so that nobody fails for another's fault; save where the database itself was away.
     */
    public void add(T item) {
        var own = new Share<>(item);
        waiting.add(own);
        thread.execute(this::take);
        own.end().join().ifPresent(failure -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        });
    }

    /** How much waits for its turn. */
    int waiting() {
        return waiting.size();
    }

    private void take() {
        var shares = new ArrayList<Share<T>>();
        while (shares.size() < most && !waiting.isEmpty()) {
            shares.add(waiting.remove());
        }
        if (shares.isEmpty()) {
            return;
        }
        Optional<Throwable> failure = attempt(shares);
        if (shares.size() == 1 || failure.filter(why -> !isOfDatabase(why)).isEmpty()) {
            shares.forEach(share -> share.end().complete(failure));
        } else {
            shares.forEach(share -> share.end().complete(attempt(List.of(share))));
        }
    }

    @SuppressWarnings("checkstyle:IllegalCatch") // whoever waits must hear of it, whatever it is
    private Optional<Throwable> attempt(List<Share<T>> shares) {
        try {
            work.accept(shares.stream().map(Share::item).toList());
            return Optional.empty();
        } catch (RuntimeException | Error e) {
            return Optional.of(e);
        }
    }

    private static boolean isOfDatabase(Throwable failure) {
        return failure instanceof StorageException && !(failure instanceof ValueRefusedException);
    }

    private static Thread daemon(Runnable work) {
        var thread = new Thread(work, "group-commit");
        thread.setDaemon(true);
        return thread;
    }
}
