package org.safefront.launcher.terminal;

import java.time.InstantSource;
import java.util.Locale;
import java.util.OptionalDouble;

/** The text of a line that grows; where nobody tells the time left, the pace since it was first shown does. */
final class ProgressBar {
    private static final int WIDTH = 24;

    private final String title;
    private final InstantSource clock;
    private long started = -1;
    private long doneAtStart;

    ProgressBar(String title, InstantSource clock) {
        this.title = title;
        this.clock = clock;
    }

    String text(Progress progress) {
        if (started < 0) {
            started = clock.millis();
            doneAtStart = progress.done();
        }
        String note = progress.note().isEmpty() ? "" : "  " + progress.note();
        return String.format(
                Locale.ROOT,
                "%-18s [%s] %s%s%s",
                title,
                bar(progress.part()),
                count(progress),
                note,
                timeLeft(progress));
    }

    private String timeLeft(Progress progress) {
        long done = progress.done() - doneAtStart;
        long todo = progress.total() - progress.done();
        OptionalDouble seconds = progress.secondsLeft();
        if (seconds.isEmpty() && done > 0) {
            seconds = OptionalDouble.of((clock.millis() - started) / 1000.0 / done * todo);
        }
        return todo <= 0 || seconds.isEmpty() ? "" : "  " + Durations.of(seconds.getAsDouble()) + " left";
    }

    private static String count(Progress progress) {
        return progress.total() == 0 ? "waiting" : progress.done() + " of " + progress.total();
    }

    private static String bar(double part) {
        int full = (int) (part * WIDTH);
        return "#".repeat(full) + "-".repeat(WIDTH - full);
    }
}
