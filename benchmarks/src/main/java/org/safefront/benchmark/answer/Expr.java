package org.safefront.benchmark.answer;

import java.math.BigInteger;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;

/** An expression of school algebra. */
sealed interface Expr {
    /** A number, exactly as it is written. */
    record Num(BigFraction value, boolean isDecimal) implements Expr {}

    /** A letter with its index and marks, or one of the constants {@code pi}, {@code e}, {@code i} and {@code oo}. */
    record Sym(String name) implements Expr {}

    /** A sum. */
    record Add(List<Expr> terms) implements Expr {}

    /** A product. */
    record Mul(List<Expr> factors) implements Expr {}

    /** A power; roots and quotients are powers too. */
    record Pow(Expr base, Expr exponent) implements Expr {}

    /** A function of something. */
    record Call(String name, List<Expr> arguments) implements Expr {}

    /** Names that are numbers. */
    Set<String> CONSTANTS = Set.of("pi", "e", "i", "oo", "reals");

    // No constants of this type: while one thread makes them, another may wait for it with what it waits for.
    static Expr minusOne() {
        return number(-1);
    }

    /** All real numbers. */
    static Expr reals() {
        return new Sym("reals");
    }

    static Expr number(long value) {
        return new Num(BigFraction.of(value), false);
    }

    static Expr number(BigInteger value) {
        return new Num(BigFraction.of(value), false);
    }

    static Expr minus(Expr expr) {
        return expr instanceof Num num
                ? new Num(num.value().negate(), num.isDecimal())
                : new Mul(List.of(minusOne(), expr));
    }

    static Expr sum(Expr one, Expr other) {
        return new Add(List.of(one, other));
    }

    static Expr product(Expr one, Expr other) {
        return new Mul(List.of(one, other));
    }

    static Expr quotient(Expr one, Expr other) {
        return product(one, new Pow(other, minusOne()));
    }

    /** What it is made of. */
    default List<Expr> parts() {
        if (this instanceof Add add) {
            return add.terms();
        }
        if (this instanceof Mul mul) {
            return mul.factors();
        }
        if (this instanceof Pow pow) {
            return List.of(pow.base(), pow.exponent());
        }
        return this instanceof Call call ? call.arguments() : List.of();
    }

    /** Letters in it that stand for anything. */
    default Set<String> variables() {
        var names = new LinkedHashSet<String>();
        if (this instanceof Sym sym && !CONSTANTS.contains(sym.name())) {
            names.add(sym.name());
        }
        parts().forEach(part -> names.addAll(part.variables()));
        return names;
    }

    /** Whether a number in it was written with a decimal point. */
    default boolean hasDecimal() {
        return this instanceof Num num ? num.isDecimal() : parts().stream().anyMatch(Expr::hasDecimal);
    }

    /** Nodes in it. */
    default int size() {
        return 1 + parts().stream().mapToInt(Expr::size).sum();
    }
}
