package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.Map;
import java.util.function.BinaryOperator;

/** The arithmetic operators with Python's rules. */
final class Arithmetic {
    private static final Map<String, BinaryOperator<Value>> OPERATORS = Map.of(
            "+", Arithmetic::add,
            "-", Arithmetic::subtract,
            "*", Arithmetic::multiply,
            "/", Arithmetic::divide,
            "//", Arithmetic::floorDivide,
            "%", Arithmetic::modulo,
            "**", Arithmetic::power);

    private Arithmetic() {}

    static Value apply(String operator, Value left, Value right) {
        if (left instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (right instanceof Undefined undefined && !(left instanceof Text && operator.equals("%"))) {
            throw undefined.fault();
        }
        return OPERATORS.get(operator).apply(left, right);
    }

    static Value sign(boolean negative, Value value) {
        if (value instanceof Integral integer) {
            return new Whole(negative ? integer.integer().negate() : integer.integer());
        }
        if (value instanceof Real real) {
            return new Real(negative ? -real.value() : real.value());
        }
        throw value instanceof Undefined undefined
                ? undefined.fault()
                : new EvaluationFault(
                        "bad operand type for unary " + (negative ? "-" : "+") + ": '" + value.type() + "'");
    }

    static Value add(Value a, Value b) {
        if (a instanceof Numeric x && b instanceof Numeric y) {
            return real(a, b)
                    ? new Real(x.real() + y.real())
                    : new Whole(integer(x).add(integer(y)));
        }
        if (a instanceof Text x && b instanceof Text y) {
            return Markup.add(x, y);
        }
        if (a instanceof Sequence x && b instanceof Sequence y && x.kind() == y.kind()) {
            return x.concat(y);
        }
        if (isSeries(a)) {
            throw new EvaluationFault(
                    "can only concatenate " + a.type() + " (not \"" + b.type() + "\") to " + a.type());
        }
        throw unsupported("+", a, b);
    }

    static Value multiply(Value a, Value b) {
        if (a instanceof Numeric x && b instanceof Numeric y) {
            return real(a, b)
                    ? new Real(x.real() * y.real())
                    : new Whole(integer(x).multiply(integer(y)));
        }
        if (isSeries(a) && b instanceof Integral times) {
            return repeat(a, times.clamped());
        }
        if (isSeries(b) && a instanceof Integral times) {
            return repeat(b, times.clamped());
        }
        throw unsupported("*", a, b);
    }

    private static boolean isSeries(Value value) {
        return value instanceof Text || value instanceof Sequence;
    }

    private static BigInteger integer(Numeric number) {
        return ((Integral) number).integer();
    }

    static Value divide(Value a, Value b) {
        Numeric x = numeric("/", a, a, b);
        Numeric y = numeric("/", b, a, b);
        if (!y.truthy()) {
            throw new EvaluationFault(real(a, b) ? "float division by zero" : "division by zero");
        }
        if (real(a, b)) {
            return new Real(x.real() / y.real());
        }
        // Sixty digits are far more than a double holds: rounding twice does no harm.
        BigDecimal quotient = x.exact().divide(y.exact(), new MathContext(60));
        return new Real(quotient.doubleValue());
    }

    static Value power(Value a, Value b) {
        Numeric x = numeric("** or pow()", a, a, b);
        Numeric y = numeric("** or pow()", b, a, b);
        if (!x.truthy() && y.real() < 0) {
            throw new EvaluationFault("0.0 cannot be raised to a negative power");
        }
        if (x instanceof Integral base
                && y instanceof Integral exponent
                && exponent.integer().signum() >= 0) {
            return power(base.integer(), exponent.clamped());
        }
        double result = Math.pow(x.real(), y.real());
        if (Double.isNaN(result) && !Double.isNaN(x.real()) && !Double.isNaN(y.real())) {
            throw new EvaluationFault("the power of a negative number is complex, which is not supported");
        }
        return new Real(result);
    }

    private static Value subtract(Value a, Value b) {
        if (a instanceof Integral x && b instanceof Integral y) {
            return new Whole(x.integer().subtract(y.integer()));
        }
        return new Real(numeric("-", a, a, b).real() - numeric("-", b, a, b).real());
    }

    private static Value floorDivide(Value a, Value b) {
        Numeric x = numeric("//", a, a, b);
        Numeric y = numeric("//", b, a, b);
        if (!y.truthy()) {
            throw new EvaluationFault(
                    real(a, b) ? "float floor division by zero" : "integer division or modulo by zero");
        }
        if (x instanceof Integral m && y instanceof Integral n) {
            return new Whole(m.integer().subtract(floorModulo(m, n)).divide(n.integer()));
        }
        return new Real(floorDivide(x.real(), y.real()));
    }

    /** In the steps of Python, whose rounding shows in large quotients. */
    private static double floorDivide(double a, double b) {
        double rest = a % b;
        double quotient = (a - rest) / b;
        if (rest != 0 && rest < 0 != b < 0) {
            quotient -= 1;
        }
        if (quotient == 0) {
            return Math.copySign(0, a / b);
        }
        double floor = Math.floor(quotient);
        return quotient - floor > 0.5 ? floor + 1 : floor;
    }

    private static Value modulo(Value a, Value b) {
        if (a instanceof Text format) {
            return PercentFormat.apply(format, b);
        }
        Numeric x = numeric("%", a, a, b);
        Numeric y = numeric("%", b, a, b);
        if (!y.truthy()) {
            throw new EvaluationFault(real(a, b) ? "float modulo" : "integer modulo by zero");
        }
        if (x instanceof Integral m && y instanceof Integral n) {
            return new Whole(floorModulo(m, n));
        }
        return new Real(floorModulo(x.real(), y.real()));
    }

    /** The remainder that has the sign of the divisor. */
    private static BigInteger floorModulo(Integral a, Integral b) {
        BigInteger rest = a.integer().mod(b.integer().abs());
        return rest.signum() != 0 && b.integer().signum() < 0 ? rest.add(b.integer()) : rest;
    }

    private static double floorModulo(double a, double b) {
        double rest = a % b;
        if (rest == 0) {
            return Math.copySign(0, b);
        }
        return rest < 0 == b < 0 ? rest : rest + b;
    }

    private static Value power(BigInteger base, int exponent) {
        int bits = base.abs().bitLength();
        if (bits > 1 && (long) (bits - 1) * exponent > 8L * Whole.MAX_DIGITS) {
            throw new EvaluationFault("integer of more than " + Whole.MAX_DIGITS + " digits");
        }
        // The powers of 0, 1 and -1 repeat; there is no need to go far.
        return new Whole(base.pow(bits > 1 || exponent < 2 ? exponent : 2 + exponent % 2));
    }

    private static Value repeat(Value value, int times) {
        int count = Math.max(0, times);
        return value instanceof Text text ? text.repeat(count) : ((Sequence) value).repeat(count);
    }

    private static boolean real(Value a, Value b) {
        return a instanceof Real || b instanceof Real;
    }

    private static Numeric numeric(String operator, Value value, Value left, Value right) {
        if (value instanceof Numeric number) {
            return number;
        }
        throw unsupported(operator, left, right);
    }

    private static EvaluationFault unsupported(String operator, Value a, Value b) {
        return new EvaluationFault(
                "unsupported operand type(s) for " + operator + ": '" + a.type() + "' and '" + b.type() + "'");
    }
}
