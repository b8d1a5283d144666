package org.safefront.launcher.terminal;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.safefront.launcher.registry.StudyStatus.Checkpoint;

/** The plane of safety (to the right) and reasoning (upwards), both from 0 to 1, in letters. */
public final class FrontPlot {
    private static final int COLUMNS = 61;
    private static final int ROWS = 16;
    private static final int ROWS_BETWEEN_LABELS = 5;
    /** Where points share a place, the last of these is seen. */
    private static final String MARKS = " oB*";

    private FrontPlot() {}

    /** Lines with axes and a key. */
    public static List<String> lines(List<Checkpoint> checkpoints) {
        var plane = new char[ROWS][COLUMNS];
        for (char[] row : plane) {
            Arrays.fill(row, ' ');
        }
        checkpoints.stream().filter(Checkpoint::isPlaced).forEach(checkpoint -> mark(plane, checkpoint));
        var lines = new ArrayList<String>();
        lines.add("reasoning");
        for (int row = 0; row < ROWS; row++) {
            double height = 1 - (double) row / (ROWS - 1);
            String label = row % ROWS_BETWEEN_LABELS == 0 ? String.format(Locale.ROOT, "%.2f", height) : "";
            lines.add(String.format(Locale.ROOT, "%5s |%s", label, new String(plane[row]).stripTrailing()));
        }
        lines.add("      +" + "-".repeat(COLUMNS));
        lines.add("       0.00" + " ".repeat(COLUMNS / 2 - 6) + "0.50" + " ".repeat(COLUMNS / 2 - 6) + "1.00  safety");
        lines.add("       * on the front   B base   o other checkpoints");
        return lines;
    }

    private static void mark(char[][] plane, Checkpoint checkpoint) {
        int column = place(checkpoint.safety().orElseThrow().value(), COLUMNS);
        int row = ROWS - 1 - place(checkpoint.reasoning().orElseThrow().value(), ROWS);
        char mark = checkpoint.onFront() ? '*' : checkpoint.method().equals("base") ? 'B' : 'o';
        if (MARKS.indexOf(mark) > MARKS.indexOf(plane[row][column])) {
            plane[row][column] = mark;
        }
    }

    private static int place(double value, int places) {
        return (int) Math.round(value * (places - 1));
    }
}
