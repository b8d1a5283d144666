package org.safefront.launcher.comparison;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Estimate;
import org.safefront.statistics.Interval;

/** How numbers are written: shares with three places, what is not known as a dash. */
final class Figures {
    private static final String UNKNOWN = "-";
    private static final double SMALLEST_P = 0.0001;

    private Figures() {}

    /** A share. */
    static String share(double value) {
        return format("%.3f", value);
    }

    /** A share, or a dash. */
    static String share(OptionalDouble value) {
        return value.isPresent() ? share(value.getAsDouble()) : UNKNOWN;
    }

    /** A value with its interval. */
    static String share(Optional<Estimate> estimate) {
        return estimate.map(known -> share(known.value()) + " " + interval(new Interval(known.low(), known.high())))
                .orElse(UNKNOWN);
    }

    static String interval(Interval interval) {
        return "[" + share(interval.low()) + ", " + share(interval.high()) + "]";
    }

    static String signed(double value) {
        return format("%+.3f", value);
    }

    static String signed(Interval interval) {
        return "[" + signed(interval.low()) + ", " + signed(interval.high()) + "]";
    }

    static String p(double p) {
        return p < SMALLEST_P ? "<0.0001" : format("%.4f", p);
    }

    private static String format(String pattern, double value) {
        return String.format(Locale.ROOT, pattern, value);
    }
}
