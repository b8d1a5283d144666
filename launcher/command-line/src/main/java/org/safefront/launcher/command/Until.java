package org.safefront.launcher.command;

import java.util.concurrent.CountDownLatch;

/** Waits for the person at the terminal. */
final class Until {
    private Until() {}

    /** Returns when this thread is interrupted; Ctrl-C ends the program from elsewhere. */
    static void told() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
