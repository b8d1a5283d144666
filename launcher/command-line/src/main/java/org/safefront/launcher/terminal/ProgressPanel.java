package org.safefront.launcher.terminal;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Bars below one another at the end of what the terminal shows. On a terminal they are drawn over themselves; into a file
 * or a pipe a bar is written at every tenth.
 */
public final class ProgressPanel {
    private static final int TENTHS = 10;
    private static final long REDRAW_MILLIS = 200;
    private static final String UP = "\033[%dA";
    private static final String CLEAR_LINE = "\r\033[K";
    private static final String CLEAR_BELOW = "\r\033[J";

    private final PrintWriter out;
    private final boolean terminal;
    private final InstantSource clock;
    private final List<ProgressBar> bars;
    private final int[] tenths;
    private List<String> shown = List.of();
    private long drawn;

    /**
     * Nothing is shown yet.
     *
     * @param out where to
     * @param terminal whether lines there can be drawn over
     * @param titles of the bars, from top to bottom
     */
    public ProgressPanel(PrintWriter out, boolean terminal, InstantSource clock, List<String> titles) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.bars = titles.stream().map(title -> new ProgressBar(title, clock)).toList();
        this.tenths = new int[bars.size()];
        Arrays.fill(tenths, -1);
    }

    /** Shows how far all of it is. */
    public synchronized void show(List<Progress> progress) {
        var lines = new ArrayList<String>();
        for (int i = 0; i < bars.size(); i++) {
            lines.add(bars.get(i).text(progress.get(i)));
        }
        if (terminal) {
            boolean complete = progress.stream().allMatch(part -> part.part() == 1);
            if (complete || clock.millis() - drawn >= REDRAW_MILLIS) {
                erase();
                draw(lines);
            }
        } else {
            writeTenths(lines, progress);
        }
        out.flush();
    }

    /** Says something above the bars. */
    public synchronized void say(String line) {
        List<String> again = shown;
        erase();
        out.println(line);
        draw(again);
        out.flush();
    }

    private void erase() {
        if (!shown.isEmpty()) {
            out.printf(UP + CLEAR_BELOW, shown.size());
            shown = List.of();
        }
    }

    private void draw(List<String> lines) {
        lines.forEach(line -> out.print(CLEAR_LINE + line + "\n"));
        shown = lines;
        drawn = clock.millis();
    }

    private void writeTenths(List<String> lines, List<Progress> progress) {
        for (int i = 0; i < lines.size(); i++) {
            int tenth = (int) (progress.get(i).part() * TENTHS);
            if (progress.get(i).total() > 0 && tenth > tenths[i]) {
                tenths[i] = tenth;
                out.println(lines.get(i));
            }
        }
    }
}
