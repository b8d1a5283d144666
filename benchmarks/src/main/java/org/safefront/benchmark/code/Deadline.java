package org.safefront.benchmark.code;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Kills a process when its time is over. */
final class Deadline {
    private final AtomicBoolean passed = new AtomicBoolean();
    private final Future<?> end;

    private Deadline(ScheduledExecutorService clock, Process process, Duration time) {
        this.end = clock.schedule(() -> end(process), time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Begins now. */
    static Deadline of(ScheduledExecutorService clock, Process process, Duration time) {
        return new Deadline(clock, process, time);
    }

    /** Watches any number of deadlines; its thread keeps no program alive. */
    static ScheduledExecutorService clock() {
        var clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "sandbox-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    void cancel() {
        end.cancel(false);
    }

    boolean passed() {
        return passed.get();
    }

    private void end(Process process) {
        passed.set(true);
        // By its handle: the process itself would close the stream that somebody is reading.
        process.toHandle().destroyForcibly();
    }
}
