package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.numbers.complex.Complex;
import org.apache.commons.numbers.gamma.Gamma;

/** Values of formulas in floating point, complex where they are. What has no value is not a number. */
final class Numeric {
    private static final Complex NOTHING = Complex.ofCartesian(Double.NaN, Double.NaN);
    private static final int LARGEST_FACTORIAL = 170;

    private static final Map<String, UnaryOperator<Complex>> FUNCTIONS = Map.ofEntries(
            Map.entry("sin", Complex::sin),
            Map.entry("cos", Complex::cos),
            Map.entry("tan", Complex::tan),
            Map.entry("cot", z -> Complex.ONE.divide(z.tan())),
            Map.entry("sec", z -> Complex.ONE.divide(z.cos())),
            Map.entry("csc", z -> Complex.ONE.divide(z.sin())),
            Map.entry("arcsin", Complex::asin),
            Map.entry("arccos", Complex::acos),
            Map.entry("arctan", Complex::atan),
            Map.entry("sinh", Complex::sinh),
            Map.entry("cosh", Complex::cosh),
            Map.entry("tanh", Complex::tanh),
            Map.entry("ln", Complex::log),
            Map.entry("exp", Complex::exp),
            Map.entry("abs", z -> real(z.abs())),
            Map.entry("floor", z -> real(Math.floor(z.real()))),
            Map.entry("ceil", z -> real(Math.ceil(z.real()))),
            Map.entry("factorial", Numeric::factorial));

    private final Map<String, Complex> variables;

    /** @param variables what letters stand for */
    Numeric(Map<String, Complex> variables) {
        this.variables = variables;
    }

    /** Whether a function has values, and not only a name. */
    static boolean isKnown(Expr.Call call) {
        return FUNCTIONS.containsKey(call.name())
                || call.name().equals("log")
                || call.name().equals("binom");
    }

    Complex value(Expr expr) {
        if (expr instanceof Expr.Num num) {
            return real(num.value().doubleValue());
        }
        if (expr instanceof Expr.Sym sym) {
            return symbol(sym.name());
        }
        if (expr instanceof Expr.Add add) {
            return add.terms().stream().map(this::value).reduce(Complex.ZERO, Complex::add);
        }
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().map(this::value).reduce(Complex.ONE, Complex::multiply);
        }
        if (expr instanceof Expr.Pow pow) {
            return power(value(pow.base()), value(pow.exponent()));
        }
        return call((Expr.Call) expr);
    }

    private static Complex power(Complex base, Complex exponent) {
        if (base.imag() == 0 && exponent.imag() == 0) {
            return realPower(base.real(), exponent.real());
        }
        if (exponent.equals(real(-1))) {
            return Complex.ONE.divide(base);
        }
        return base.pow(exponent);
    }

    /** Odd roots of negative numbers are the real ones, as in school. */
    private static Complex realPower(double base, double exponent) {
        if (base >= 0 || exponent == Math.rint(exponent)) {
            return real(Math.pow(base, exponent));
        }
        double degree = 1 / exponent;
        if (Math.abs(degree - Math.rint(degree)) < 1e-9 && Math.rint(degree) % 2 != 0) {
            return real(-Math.pow(-base, exponent));
        }
        return real(base).pow(real(exponent));
    }

    private Complex symbol(String name) {
        return switch (name) {
            case "pi" -> real(Math.PI);
            case "e" -> real(Math.E);
            case "i" -> Complex.I;
            case "oo" -> real(Double.POSITIVE_INFINITY);
            default -> variables.getOrDefault(name, NOTHING);
        };
    }

    private Complex call(Expr.Call call) {
        List<Complex> arguments = call.arguments().stream().map(this::value).toList();
        Complex first = arguments.get(0);
        if (FUNCTIONS.containsKey(call.name())) {
            return FUNCTIONS.get(call.name()).apply(first);
        }
        return switch (call.name()) {
            case "log" -> first.log().divide(arguments.get(1).log());
            case "binom" ->
                factorial(first)
                        .divide(factorial(arguments.get(1)).multiply(factorial(first.subtract(arguments.get(1)))));
            case "max" -> extreme(arguments, Math::max);
            case "min" -> extreme(arguments, Math::min);
            case "gcd" -> extreme(arguments, Numeric::divisor);
            case "lcm" -> extreme(arguments, (a, b) -> a / divisor(a, b) * b);
            default -> unknown(call.name(), arguments);
        };
    }

    private static Complex extreme(List<Complex> arguments, DoubleBinaryOperator choice) {
        return real(arguments.stream().mapToDouble(Complex::real).reduce(choice).orElse(Double.NaN));
    }

    /** The greatest common divisor of two whole numbers, by Euclid. */
    private static double divisor(double one, double other) {
        boolean isWhole = one == Math.rint(one) && other == Math.rint(other) && Math.max(one, other) < 1e15;
        double a = isWhole ? Math.abs(one) : Double.NaN;
        double b = Math.abs(other);
        while (b != 0 && !Double.isNaN(a)) {
            double rest = a % b;
            a = b;
            b = rest;
        }
        return a;
    }

    /** A function that nobody knows has some value, which depends on its name and its arguments. */
    private static Complex unknown(String name, List<Complex> arguments) {
        double mixed = (name.hashCode() % 997) / 97.0;
        for (Complex argument : arguments) {
            mixed = Math.sin(3 * mixed + argument.real() * 1.7 + argument.imag() * 0.3) * 5 + 1;
        }
        return real(mixed);
    }

    private static Complex factorial(Complex z) {
        double n = z.real();
        return z.imag() != 0 || Math.abs(n) > LARGEST_FACTORIAL ? NOTHING : real(Gamma.value(n + 1));
    }

    static Complex real(double value) {
        return Complex.ofCartesian(value, 0);
    }
}
