package org.safefront.eval.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AsideTest {
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final List<String> taken = new ArrayList<>();

    @AfterEach
    void close() {
        threads.shutdownNow();
    }

    @Test
    void makesTwoAtATimeAndHandsThemOverOnTheThreadThatAsked() {
        var together = new CyclicBarrier(2);
        var takers = new ArrayList<Thread>();
        var aside = new Aside<String>(threads, made -> {
            taken.add(made);
            takers.add(Thread.currentThread());
        });

        aside.add(() -> "of " + together.await(30, TimeUnit.SECONDS));
        aside.add(() -> "of " + together.await(30, TimeUnit.SECONDS));
        aside.finish(() -> false);

        assertEquals(Set.of("of 0", "of 1"), Set.copyOf(taken));
        takers.forEach(taker -> assertSame(Thread.currentThread(), taker));
    }

    @Test
    void whatAMakingThrowsReachesWhoAsked() {
        var aside = new Aside<String>(threads, taken::add);
        aside.add(() -> {
            throw new IllegalArgumentException("cannot be made");
        });

        var failure = assertThrows(IllegalArgumentException.class, () -> aside.finish(() -> false));

        assertEquals("cannot be made", failure.getMessage());
    }

    @Test
    void onceToldToStopItBeginsNoMore() throws InterruptedException {
        var hold = new CountDownLatch(1);
        var begun = new AtomicInteger();
        var aside = new Aside<String>(threads, taken::add);
        for (int i = 0; i < 10; i++) {
            aside.add(() -> {
                begun.incrementAndGet();
                hold.await();
                return "made";
            });
        }

        aside.finish(() -> true);
        hold.countDown();
        threads.shutdown();

        assertTrue(threads.awaitTermination(30, TimeUnit.SECONDS));
        assertTrue(begun.get() <= 2, begun + " were begun");
        assertEquals(List.of(), taken);
    }
}
