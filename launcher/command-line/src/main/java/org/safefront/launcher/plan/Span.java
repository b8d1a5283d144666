package org.safefront.launcher.plan;

import java.util.function.DoubleBinaryOperator;

/**
 * Seconds that something takes: no one number would be honest.
 *
 * @param low if all goes as well as was ever measured
 * @param high if answers are as long as they may be, and all goes as badly as was ever measured
 */
public record Span(double low, double high) {
    static final Span NONE = new Span(0, 0);

    Span plus(Span other) {
        return with(other, Double::sum);
    }

    Span times(double factor) {
        return new Span(low * factor, high * factor);
    }

    Span with(Span other, DoubleBinaryOperator both) {
        return new Span(both.applyAsDouble(low, other.low), both.applyAsDouble(high, other.high));
    }
}
