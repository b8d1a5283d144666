package org.safefront.work;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GroupCommitTest {
    private static final int MOST = 4;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<List<Integer>> groups = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch held = new CountDownLatch(1);

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void doesAtOnceWhatCameMeanwhile() {
        var commits = new GroupCommit<>(MOST, this::hold);

        List<CompletableFuture<Void>> all = addWhileHeld(commits, 6);
        all.forEach(CompletableFuture::join);

        assertEquals(List.of(1, 4, 2), groups.stream().map(List::size).toList());
        assertEquals(
                IntStream.rangeClosed(0, 6).boxed().toList(),
                groups.stream().flatMap(List::stream).sorted().toList());
    }

    @Test
    void failsWhoseFaultItIsAndNobodyElse() {
        var commits = new GroupCommit<>(MOST, failing(new IllegalArgumentException("three")));

        List<CompletableFuture<Void>> all = addWhileHeld(commits, 4);

        for (int i = 0; i < all.size(); i++) {
            if (i == 3) {
                assertInstanceOf(IllegalArgumentException.class, failure(all.get(i)));
            } else {
                assertNull(all.get(i).join());
            }
        }
    }

    @Test
    void doesNotTryOneByOneWhereTheDatabaseIsAway() {
        var commits = new GroupCommit<>(MOST, failing(StorageException.of(new SQLException("away", "08006"))));

        List<CompletableFuture<Void>> all = addWhileHeld(commits, 4);
        long failed = all.stream()
                .skip(1)
                .map(this::failure)
                .filter(StorageException.class::isInstance)
                .count();

        assertEquals(4, failed);
        assertEquals(2, groups.size());
    }

    @Test
    void triesOneByOneWhereTheDatabaseRefusedAValue() {
        var commits = new GroupCommit<>(MOST, failing(StorageException.of(new SQLException("NUL", "22021"))));

        List<CompletableFuture<Void>> all = addWhileHeld(commits, 4);

        assertInstanceOf(ValueRefusedException.class, failure(all.get(3)));
        assertNull(all.get(4).join());
    }

    /** 0 is under way while the others come. */
    private List<CompletableFuture<Void>> addWhileHeld(GroupCommit<Integer> commits, int others) {
        var all = new ArrayList<CompletableFuture<Void>>();
        for (int item = 0; item <= others; item++) {
            int own = item;
            all.add(CompletableFuture.runAsync(() -> commits.add(own), threads));
            if (item == 0) {
                await(begun);
            } else {
                int waiting = item;
                Eventually.until("it waits", () -> commits.waiting() == waiting);
            }
        }
        held.countDown();
        return all;
    }

    private void hold(List<Integer> items) {
        groups.add(items);
        begun.countDown();
        await(held);
    }

    /** Of whatever holds a 3. */
    private Consumer<List<Integer>> failing(RuntimeException failure) {
        return items -> {
            hold(items);
            if (items.contains(3)) {
                throw failure;
            }
        };
    }

    private Throwable failure(CompletableFuture<Void> added) {
        return assertThrows(CompletionException.class, added::join).getCause();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
