package org.safefront.performance;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

/**
 * Processor time of the thread that asks, which a busy machine does not stretch as it stretches the time on the wall. With
 * one thread to the engine, that thread does all of the work.
 */
final class ProcessorTime {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANOS = 1e9;

    private ProcessorTime() {}

    /** Seconds so far. */
    static double now() {
        return THREADS.getCurrentThreadCpuTime() / NANOS;
    }

    /** Seconds that an action takes. */
    static double of(Runnable action) {
        double start = now();
        action.run();
        return now() - start;
    }

    static double median(List<Double> times) {
        List<Double> sorted = times.stream().sorted().toList();
        int half = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    }
}
