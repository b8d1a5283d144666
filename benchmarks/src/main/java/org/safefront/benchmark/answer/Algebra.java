package org.safefront.benchmark.answer;

import cc.redberry.rings.Rational;
import cc.redberry.rings.Rationals;
import cc.redberry.rings.Ring;
import cc.redberry.rings.Rings;
import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.MultivariateRing;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether two formulas are the same quotient of polynomials, decided by the computer-algebra library Rings (Poslavsky, Computer
 * Physics Communications 235, 2019) over the rational numbers. Whatever is no polynomial, such as a root or a sine, is taken
 * for one more letter.
 */
final class Algebra {
    /** Larger formulas, higher powers and more letters are left alone: expanded they may be larger than memory. */
    private static final int MOST_NODES = 120;

    private static final int HIGHEST_POWER = 12;
    private static final int MOST_LETTERS = 6;
    private static final int MOST_TERMS = 4_000;

    private final List<Expr> letters = new ArrayList<>();
    private final Ring<Rational<MultivariatePolynomial<Rational<BigInteger>>>> field;
    private final MultivariateRing<MultivariatePolynomial<Rational<BigInteger>>> polynomials;

    private Algebra(List<Expr> letters) {
        this.letters.addAll(letters);
        this.polynomials = Rings.MultivariateRing(Math.max(1, letters.size()), Rings.Q);
        this.field = new Rationals<>(polynomials);
    }

    /** Whether their difference is zero; absent where they are too large to be looked at. */
    static Optional<Boolean> areEqual(Expr one, Expr other) {
        if (one.size() + other.size() > MOST_NODES) {
            return Optional.empty();
        }
        var letters = new ArrayList<Expr>();
        if (!collect(one, letters) || !collect(other, letters) || letters.size() > MOST_LETTERS) {
            return Optional.empty();
        }
        var algebra = new Algebra(letters);
        try {
            return Optional.of(algebra.value(one).subtract(algebra.value(other)).isZero());
        } catch (ArithmeticException e) {
            // A denominator is zero.
            return Optional.empty();
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    /** Finds what is to be a letter. Returns false where powers are too high. */
    private static boolean collect(Expr expr, List<Expr> letters) {
        if (expr instanceof Expr.Num) {
            return true;
        }
        if (expr instanceof Expr.Add || expr instanceof Expr.Mul) {
            return expr.parts().stream().allMatch(part -> collect(part, letters));
        }
        if (expr instanceof Expr.Pow pow && wholeExponent(pow).isPresent()) {
            return Math.abs(wholeExponent(pow).get()) <= HIGHEST_POWER && collect(pow.base(), letters);
        }
        if (!letters.contains(expr)) {
            letters.add(expr);
        }
        return true;
    }

    private static Optional<Integer> wholeExponent(Expr.Pow pow) {
        return Exact.number(pow.exponent())
                .filter(value -> value.getDenominator().equals(java.math.BigInteger.ONE))
                .filter(value -> value.getNumerator().bitLength() < 31)
                .map(value -> value.getNumerator().intValue());
    }

    private Rational<MultivariatePolynomial<Rational<BigInteger>>> value(Expr expr) {
        if (expr instanceof Expr.Num num) {
            Rational<BigInteger> number = new Rational<>(
                    Rings.Z,
                    new BigInteger(num.value().getNumerator()),
                    new BigInteger(num.value().getDenominator()));
            return new Rational<>(polynomials, polynomials.factory().createConstant(number));
        }
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().map(this::value).reduce(field.getZero(), (a, b) -> bounded(field.add(a, b)));
        }
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream()
                    .map(this::value)
                    .reduce(field.getOne(), (a, b) -> bounded(field.multiply(a, b)));
        }
        if (expr instanceof Expr.Pow pow && wholeExponent(pow).isPresent()) {
            return power(value(pow.base()), wholeExponent(pow).get());
        }
        return new Rational<>(polynomials, polynomials.variable(letters.indexOf(expr)));
    }

    private Rational<MultivariatePolynomial<Rational<BigInteger>>> power(
            Rational<MultivariatePolynomial<Rational<BigInteger>>> base, int exponent) {
        Rational<MultivariatePolynomial<Rational<BigInteger>>> power = field.getOne();
        for (int i = 0; i < Math.abs(exponent); i++) {
            power = bounded(field.multiply(power, base));
        }
        return exponent < 0 ? power.reciprocal() : power;
    }

    private static Rational<MultivariatePolynomial<Rational<BigInteger>>> bounded(
            Rational<MultivariatePolynomial<Rational<BigInteger>>> value) {
        if (Thread.currentThread().isInterrupted()) {
            throw new UnreadableException("not done in time");
        }
        if (value.numerator().size() + value.denominator().size() > MOST_TERMS) {
            throw new UnreadableException("more than " + MOST_TERMS + " terms");
        }
        return value;
    }
}
