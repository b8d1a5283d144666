package org.safefront.launcher.terminal;

import java.util.Locale;

/** Times as people say them. */
public final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;

    private Durations() {}

    /** For instance 7s, 3m 05s or 2h 10m. */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + "s";
        }
        return whole < HOUR
                ? String.format(Locale.ROOT, "%dm %02ds", whole / MINUTE, whole % MINUTE)
                : String.format(Locale.ROOT, "%dh %02dm", whole / HOUR, whole % HOUR / MINUTE);
    }
}
