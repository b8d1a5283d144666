package org.safefront.performance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Processor time, which a busy machine does not stretch as it stretches the time on the wall: of the thread that asks, for
 * with one thread to the engine that thread does all of the work, or of other processes.
 */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;
    private static final double HUNDREDTHS = 100;

    private ProcessorTime() {}

    /** Seconds of this thread so far. */
    static double now() {
        return THREADS.getCurrentThreadCpuTime() / NANOS;
    }

    /** Seconds that an action takes this thread. */
    static double of(Runnable action) {
        double start = now();
        action.run();
        return now() - start;
    }

    /** Seconds that all threads of a process have used so far. */
    static double of(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
    }

    /** Seconds that a process and those of its children that live have used so far. */
    static double ofTree(ProcessHandle root) {
        return of(root) + root.descendants().mapToDouble(ProcessorTime::of).sum();
    }

    /** Seconds that everything on this machine has used so far, as Linux counts them. */
    static double ofMachine() {
        try {
            // The sums of all cores in hundredths of a second: user, nice, system, idle, waiting, and others.
            String[] fields =
                    Files.readAllLines(Path.of("/proc/stat")).get(0).strip().split(" +");
            return (Long.parseLong(fields[1]) + Long.parseLong(fields[2]) + Long.parseLong(fields[3])) / HUNDREDTHS;
        } catch (IOException e) {
            throw new UncheckedIOException("/proc/stat cannot be read", e);
        }
    }

    static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
