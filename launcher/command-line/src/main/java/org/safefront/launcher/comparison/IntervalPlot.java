package org.safefront.launcher.comparison;

import java.util.Arrays;
import java.util.Locale;
import org.safefront.statistics.Interval;

/** Values and their intervals below one another on one scale, in letters: {@code [----o---]}. */
final class IntervalPlot {
    private static final int COLUMNS = 51;

    private final double low;
    private final double high;

    IntervalPlot(double low, double high) {
        this.low = low;
        this.high = high;
    }

    /** The ends and the middle of the scale. */
    String scale() {
        String middle = number((low + high) / 2);
        String end = number(high);
        int half = COLUMNS / 2;
        String left = pad(number(low), half - middle.length() / 2) + middle;
        return pad(left, COLUMNS - end.length()) + end;
    }

    /** One value; {@code |} marks the middle of the scale. */
    String line(double value, Interval interval) {
        var line = new char[COLUMNS];
        Arrays.fill(line, ' ');
        int from = place(interval.low());
        int to = place(interval.high());
        Arrays.fill(line, from, to + 1, '-');
        line[COLUMNS / 2] = '|';
        line[from] = '[';
        line[to] = ']';
        line[place(value)] = 'o';
        return new String(line);
    }

    private int place(double value) {
        double share = (Math.max(low, Math.min(high, value)) - low) / (high - low);
        return (int) Math.round(share * (COLUMNS - 1));
    }

    private static String pad(String text, int columns) {
        return text + " ".repeat(Math.max(1, columns - text.length()));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
