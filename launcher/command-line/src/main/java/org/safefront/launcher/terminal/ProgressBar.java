package org.safefront.launcher.terminal;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.Locale;

/**
 * One line that grows. On a terminal it is drawn over itself; into a file or a pipe a line is written at every tenth.
 */
public final class ProgressBar {
    private static final int WIDTH = 24;
    private static final int TENTHS = 10;
    private static final long REDRAW_MILLIS = 200;

    private final String title;
    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private final long started;
    private long drawn;
    private int tenth = -1;

    public ProgressBar(String title, PrintWriter out, boolean terminal, InstantSource clock) {
        this.title = title;
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.started = clock.millis();
    }

    /** Shows how far it is; the time left is told by the pace so far. */
    public void show(long done, long total, String note) {
        double part = total == 0 ? 0 : Math.min(1, (double) done / total);
        double seconds = (clock.millis() - started) / 1000.0;
        String left = done > 0 && done < total ? ", " + Durations.of(seconds / done * (total - done)) + " left" : "";
        String text = String.format(
                Locale.ROOT,
                "%-22s [%s] %5d/%d%s%s",
                title,
                bar(part),
                done,
                total,
                note.isEmpty() ? "" : "  " + note,
                left);
        if (terminal) {
            redraw(text, done >= total);
        } else if ((int) (part * TENTHS) > tenth) {
            tenth = (int) (part * TENTHS);
            out.println(text);
            out.flush();
        }
    }

    private void redraw(String text, boolean last) {
        if (!last && clock.millis() - drawn < REDRAW_MILLIS) {
            return;
        }
        drawn = clock.millis();
        out.print("\r\033[K" + text + (last ? "\n" : ""));
        out.flush();
    }

    private static String bar(double part) {
        int full = (int) (part * WIDTH);
        return "#".repeat(full) + "-".repeat(WIDTH - full);
    }
}
