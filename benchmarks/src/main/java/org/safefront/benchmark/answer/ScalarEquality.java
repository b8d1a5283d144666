package org.safefront.benchmark.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.numbers.complex.Complex;
import org.apache.commons.numbers.fraction.BigFraction;

/**
 * Whether two formulas have the same value: as fractions where they are fractions, at points drawn at random, from a seed, where
 * they have letters, and then once more by algebra, where that can decide.
 */
final class ScalarEquality {
    private static final long SEED = 20261128;
    private static final int POINTS = 5;
    private static final double RELATIVE = 1e-9;
    /** Decimals of a number that was rounded: six places, as the reference implementation Math-Verify takes them. */
    private static final double ROUNDED = 0.5e-6;

    private ScalarEquality() {}

    static boolean areEqual(Expr one, Expr other) {
        Optional<BigFraction> left = Exact.number(one);
        Optional<BigFraction> right = Exact.number(other);
        if (left.isPresent() && right.isPresent()) {
            return left.get().equals(right.get())
                    || ((one.hasDecimal() || other.hasDecimal())
                            && isRounded(left.get().doubleValue(), right.get().doubleValue()));
        }
        Set<String> letters = letters(one, other);
        if (letters.isEmpty()) {
            return same(constant(one), constant(other), one.hasDecimal() || other.hasDecimal());
        }
        boolean sameAtPoints = points(letters).stream().allMatch(point -> {
            var numeric = new Numeric(point);
            return same(numeric.value(one), numeric.value(other), false);
        });
        // Points do not lie about a difference; of what looks equal algebra may know better.
        return sameAtPoints && (Algebra.areEqual(one, other).orElse(true) || hasMoreThanPolynomials(one, other));
    }

    private static Complex constant(Expr expr) {
        Complex value = new Numeric(Map.of()).value(expr);
        boolean isLost = Double.isInfinite(value.real()) && !mentions(expr, "oo");
        if (isLost || Double.isNaN(value.real())) {
            throw new UnreadableException("no number, or a larger one than is computed with");
        }
        return value;
    }

    private static boolean mentions(Expr expr, String name) {
        return (expr instanceof Expr.Sym sym && sym.name().equals(name))
                || expr.parts().stream().anyMatch(part -> mentions(part, name));
    }

    /** Whether one is the other times a constant that is not zero, and the sign of that constant. */
    static Optional<Integer> ratioSign(Expr one, Expr other) {
        Set<String> letters = letters(one, other);
        Optional<Complex> ratio = Optional.empty();
        for (Map<String, Complex> point : points(letters)) {
            var numeric = new Numeric(point);
            Complex next = numeric.value(one).divide(numeric.value(other));
            boolean usable =
                    Double.isFinite(next.real()) && Math.abs(next.imag()) < RELATIVE && Math.abs(next.real()) > 1e-12;
            if (!usable || (ratio.isPresent() && !same(ratio.get(), next, false))) {
                return Optional.empty();
            }
            ratio = Optional.of(next);
        }
        return ratio.map(value -> value.real() > 0 ? 1 : -1);
    }

    /** A root of a square is another letter to algebra than what was squared. */
    private static boolean hasMoreThanPolynomials(Expr one, Expr other) {
        return !isPolynomial(one) || !isPolynomial(other);
    }

    private static boolean isPolynomial(Expr expr) {
        boolean here = !(expr instanceof Expr.Call)
                && !(expr instanceof Expr.Pow pow
                        && Exact.number(pow.exponent())
                                .filter(value -> value.getDenominator().bitLength() == 1)
                                .isEmpty())
                && !(expr instanceof Expr.Sym sym && Expr.CONSTANTS.contains(sym.name()));
        return here && expr.parts().stream().allMatch(ScalarEquality::isPolynomial);
    }

    private static Set<String> letters(Expr one, Expr other) {
        var letters = new TreeSet<>(one.variables());
        letters.addAll(other.variables());
        return letters;
    }

    private static List<Map<String, Complex>> points(Set<String> letters) {
        var chance = new Random(SEED);
        return chance.ints(POINTS, 0, Integer.MAX_VALUE)
                .mapToObj(seed -> {
                    var drawn = new Random(seed);
                    var point = new HashMap<String, Complex>();
                    letters.forEach(letter -> point.put(letter, Numeric.real(0.3 + 2.4 * drawn.nextDouble())));
                    return (Map<String, Complex>) point;
                })
                .toList();
    }

    private static boolean same(Complex one, Complex other, boolean rounded) {
        if (one.equals(other)) {
            return !Double.isNaN(one.real());
        }
        if (!Double.isFinite(one.abs()) || !Double.isFinite(other.abs())) {
            return false;
        }
        double distance = one.subtract(other).abs();
        double size = Math.max(1, Math.max(one.abs(), other.abs()));
        return distance <= RELATIVE * size
                || (rounded && isRounded(one.real(), other.real()) && distance <= ROUNDED * 2);
    }

    private static boolean isRounded(double one, double other) {
        return Math.abs(one - other) <= ROUNDED;
    }
}
