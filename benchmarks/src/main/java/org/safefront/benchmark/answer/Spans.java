package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.numbers.complex.Complex;
import org.safefront.benchmark.answer.RealLine.Span;

/** Intervals put together, cut and turned round. */
final class Spans {
    private static final double NEAR = 1e-12;
    private static final Expr INFINITE = new Expr.Sym("oo");
    static final Span ALL = new Span(Expr.minus(INFINITE), false, INFINITE, false);

    private Spans() {}

    /** Where a number lies, not a number where it lies nowhere on the line. */
    static double place(Expr expr) {
        Complex value = new Numeric(Map.of()).value(expr);
        boolean isInfinite = Double.isInfinite(value.real());
        return isInfinite || Math.abs(value.imag()) < NEAR ? value.real() : Double.NaN;
    }

    static Span point(Expr place) {
        return new Span(place, true, place, true);
    }

    /** All below or all above a place. */
    static Span ray(Expr end, boolean isIn, boolean upwards) {
        return upwards ? new Span(end, isIn, INFINITE, false) : new Span(Expr.minus(INFINITE), false, end, isIn);
    }

    /** Both of all pairs. */
    static List<Span> common(List<Span> one, List<Span> other) {
        var common = new ArrayList<Span>();
        for (Span left : one) {
            for (Span right : other) {
                Span overlap = overlap(left, right);
                boolean isPoint = near(overlap.left(), overlap.right()) && overlap.lowIn() && overlap.highIn();
                if (isPoint || overlap.right() - overlap.left() > NEAR) {
                    common.add(overlap);
                }
            }
        }
        return common;
    }

    private static Span overlap(Span one, Span other) {
        boolean sameLow = near(one.left(), other.left());
        boolean sameHigh = near(one.right(), other.right());
        Span low = one.left() > other.left() ? one : other;
        Span high = one.right() < other.right() ? one : other;
        return new Span(
                low.low(),
                sameLow ? one.lowIn() && other.lowIn() : low.lowIn(),
                high.high(),
                sameHigh ? one.highIn() && other.highIn() : high.highIn());
    }

    /** The set without some points. */
    static List<Span> without(List<Span> set, List<Span> points) {
        List<Span> left = set;
        for (Span point : points) {
            Expr hole = point.low();
            left = common(left, List.of(ray(hole, false, false), ray(hole, false, true)));
        }
        return left;
    }

    /** The set and its image in the mirror at zero. */
    static List<Span> mirrored(List<Span> set) {
        var both = new ArrayList<>(set);
        set.forEach(span -> both.add(new Span(
                Expr.minus(span.high()),
                /* lowIn= */ span.highIn(),
                Expr.minus(span.low()),
                /* highIn= */ span.lowIn())));
        return both;
    }

    /** From left to right, without gaps of nothing between. */
    static List<Span> merged(List<Span> set) {
        var merged = new ArrayList<Span>();
        set.stream().sorted(RealLine.LEFT_TO_RIGHT).forEach(next -> {
            int end = merged.size() - 1;
            Span last = end < 0 ? null : merged.get(end);
            boolean touches = last != null
                    && (next.left() < last.right() - NEAR
                            || (near(next.left(), last.right()) && (next.lowIn() || last.highIn())));
            if (touches) {
                merged.set(end, joined(last, next));
            } else {
                merged.add(next);
            }
        });
        return merged;
    }

    private static Span joined(Span one, Span other) {
        boolean sameEnd = near(one.right(), other.right());
        Span longer = other.right() > one.right() ? other : one;
        return new Span(
                one.low(), one.lowIn(), longer.high(), sameEnd ? one.highIn() || other.highIn() : longer.highIn());
    }

    private static boolean near(double one, double other) {
        boolean isFinite = Double.isFinite(one) && Double.isFinite(other);
        return one == other || (isFinite && Math.abs(one - other) <= NEAR * Math.max(1, Math.abs(one)));
    }
}
