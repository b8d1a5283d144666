package org.safefront.launcher.terminal;

import java.util.Locale;

/** Times as people say them. */
public final class Durations {
    private static final int MINUTE = 60;
    private static final int HOUR = 60 * MINUTE;
    private static final int DAY = 24 * HOUR;

    private Durations() {}

    /** For instance 7s, 3m 05s, 2h 10m or, from two days on, 5d 03h. */
    public static String of(double seconds) {
        long whole = Math.round(seconds);
        if (whole < MINUTE) {
            return whole + "s";
        }
        if (whole < HOUR) {
            return say("%dm %02ds", whole / MINUTE, whole % MINUTE);
        }
        return whole < 2 * DAY
                ? say("%dh %02dm", whole / HOUR, whole % HOUR / MINUTE)
                : say("%dd %02dh", whole / DAY, whole % DAY / HOUR);
    }

    private static String say(String format, long larger, long smaller) {
        return String.format(Locale.ROOT, format, larger, smaller);
    }
}
