package org.safefront.benchmark.answer;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.apache.commons.numbers.fraction.BigFraction;

/** Values of formulas that are rational numbers, without rounding. */
final class Exact {
    /** More bits are not computed with. */
    private static final int MOST_BITS = 20_000;

    private static final int LARGEST_EXPONENT = 10_000;
    private static final int LARGEST_FACTORIAL = 200;

    private Exact() {}

    /** The rational number that a formula is, if it is one and a short one. */
    static Optional<BigFraction> number(Expr expr) {
        return value(expr).filter(Exact::isShort);
    }

    private static Optional<BigFraction> value(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return Optional.of(num.value());
        }
        if (expr instanceof Expr.Add add) {
            return fold(add.terms(), BigFraction.ZERO, BigFraction::add);
        }
        if (expr instanceof Expr.Mul mul) {
            return fold(mul.factors(), BigFraction.ONE, BigFraction::multiply);
        }
        if (expr instanceof Expr.Pow pow) {
            return power(pow);
        }
        return expr instanceof Expr.Call call ? call(call) : Optional.empty();
    }

    private static Optional<BigFraction> fold(
            List<Expr> parts, BigFraction start, BinaryOperator<BigFraction> operation) {
        Optional<BigFraction> value = Optional.of(start);
        for (Expr part : parts) {
            Optional<BigFraction> next = number(part);
            value = value.flatMap(known -> next.map(more -> operation.apply(known, more)))
                    .filter(Exact::isShort);
        }
        return value;
    }

    private static Optional<BigFraction> power(Expr.Pow pow) {
        Optional<BigFraction> base = number(pow.base());
        Optional<BigFraction> exponent = number(pow.exponent());
        if (base.isEmpty() || exponent.isEmpty()) {
            return Optional.empty();
        }
        BigFraction index = exponent.get();
        if (index.getNumerator().abs().bitLength() > 31
                || index.getDenominator().bitLength() > 31) {
            return Optional.empty();
        }
        return root(base.get(), index.getDenominator().intValue())
                .flatMap(root -> whole(root, index.getNumerator().intValue()));
    }

    private static Optional<BigFraction> whole(BigFraction base, int exponent) {
        long bits = (long) Math.max(
                        base.getNumerator().bitLength(), base.getDenominator().bitLength())
                * Math.abs(exponent);
        boolean impossible = exponent < 0 && base.signum() == 0;
        if (impossible || Math.abs(exponent) > LARGEST_EXPONENT || bits > MOST_BITS) {
            return Optional.empty();
        }
        return Optional.of(base.pow(exponent));
    }

    /** The root, where it is rational too. */
    private static Optional<BigFraction> root(BigFraction value, int degree) {
        if (degree == 1) {
            return Optional.of(value);
        }
        if (degree != 2 || value.signum() < 0) {
            return Optional.empty();
        }
        BigInteger numerator = value.getNumerator().sqrt();
        BigInteger denominator = value.getDenominator().sqrt();
        boolean isSquare = numerator.multiply(numerator).equals(value.getNumerator())
                && denominator.multiply(denominator).equals(value.getDenominator());
        return isSquare ? Optional.of(BigFraction.of(numerator, denominator)) : Optional.empty();
    }

    private static Optional<BigFraction> call(Expr.Call call) {
        Optional<BigFraction> first = number(call.arguments().get(0));
        return switch (call.name()) {
            case "abs" -> first.map(BigFraction::abs);
            case "factorial" -> first.filter(Exact::isSmall).map(value -> factorial(value.intValue()));
            case "binom" ->
                first.filter(Exact::isSmall).flatMap(n -> number(
                                call.arguments().get(1))
                        .filter(Exact::isSmall)
                        .filter(k -> k.compareTo(n) <= 0)
                        .map(k -> factorial(n.intValue())
                                .divide(factorial(k.intValue()).multiply(factorial(n.intValue() - k.intValue())))));
            default -> Optional.empty();
        };
    }

    private static boolean isSmall(BigFraction value) {
        return value.getDenominator().equals(BigInteger.ONE)
                && value.signum() >= 0
                && value.compareTo(BigFraction.of(LARGEST_FACTORIAL)) <= 0;
    }

    private static BigFraction factorial(int n) {
        BigInteger product = BigInteger.ONE;
        for (int i = 2; i <= n; i++) {
            product = product.multiply(BigInteger.valueOf(i));
        }
        return BigFraction.of(product);
    }

    private static boolean isShort(BigFraction value) {
        return value.getNumerator().bitLength() <= MOST_BITS
                && value.getDenominator().bitLength() <= MOST_BITS;
    }
}
