package org.safefront.launcher.machine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Keeps one service running: started, started again whenever it ends, until it is closed. */
final class ServiceProcess implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(20);
    /** A service that ran so long had started well. */
    private static final Duration GOOD_START = Duration.ofSeconds(30);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    /** What a Java program ends with after SIGINT and SIGTERM. Sent to the whole group, they may reach it before us. */
    private static final Set<Integer> ASKED_TO_END = Set.of(130, 143);

    private static final Duration AFTER_SIGNAL = Duration.ofSeconds(5);

    private final Service service;
    private final ProcessBuilder command;
    private final Leftovers leftovers;
    private final Consumer<String> messages;
    private final Thread watch;
    private volatile boolean closed;
    private Process process;
    private int starts;

    /**
     * Starts it.
     *
     * @param command that runs it
     * @param leftovers told of every process
     * @param messages told when it ends although nobody asked it to
     */
    ServiceProcess(Service service, ProcessBuilder command, Leftovers leftovers, Consumer<String> messages) {
        this.service = service;
        this.command = command;
        this.leftovers = leftovers;
        this.messages = messages;
        this.process = launch();
        this.watch = new Thread(this::keepRunning, "watch-" + service);
        watch.setDaemon(true);
        watch.start();
    }

    synchronized ProcessHandle handle() {
        return process.toHandle();
    }

    /** How often it was started. */
    synchronized int starts() {
        return starts;
    }

    /** Asks it to end, and does not wait for it. */
    synchronized void askToEnd() {
        closed = true;
        watch.interrupt();
        process.destroy();
    }

    /** Asks it to end, and ends it if it does not. */
    @Override
    public void close() {
        askToEnd();
        end(current());
        leftovers.forget(service.toString());
    }

    private void keepRunning() {
        Duration pause = SHORTEST_PAUSE;
        while (!closed) {
            long started = System.nanoTime();
            try {
                int status = current().waitFor();
                Thread.sleep(ASKED_TO_END.contains(status) ? AFTER_SIGNAL.toMillis() : pause.toMillis());
                if (!restart(status)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
            boolean good = System.nanoTime() - started > GOOD_START.toNanos();
            pause = good ? SHORTEST_PAUSE : shorter(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private synchronized boolean restart(int status) {
        if (closed) {
            return false;
        }
        messages.accept("the " + service + " ended with status " + status + " and is started again");
        process = launch();
        return true;
    }

    private synchronized Process current() {
        return process;
    }

    private Process launch() {
        starts++;
        try {
            Process started = command.start();
            leftovers.remember(service.toString(), started.toHandle());
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException("the " + service + " cannot be started", e);
        }
    }

    private static void end(Process process) {
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
