package org.safefront.launcher.terminal;

import java.time.InstantSource;
import java.util.Locale;

/** The text of a line that grows; the time left is told by the pace since it was first shown. */
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
        if (done <= 0 || todo <= 0) {
            return "";
        }
        double seconds = (clock.millis() - started) / 1000.0;
        return "  " + Durations.of(seconds / done * todo) + " left";
    }

    private static String count(Progress progress) {
        return progress.total() == 0 ? "waiting" : progress.done() + " of " + progress.total();
    }

    private static String bar(double part) {
        int full = (int) (part * WIDTH);
        return "#".repeat(full) + "-".repeat(WIDTH - full);
    }
}
