package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The filters that count and calculate. */
final class NumberFilters {
    /** Python prints no number with more decimals. */
    private static final int MAX_DECIMALS = 400;

    private NumberFilters() {}

    static Routines routines() {
        return new Routines()
                .add("int", Parameters.NONE.optional("default", "base"), NumberFilters::whole)
                .add("float", Parameters.NONE.optional("default"), NumberFilters::real)
                .add("abs", NumberFilters::absolute)
                .add("round", Parameters.NONE.optional("precision", "method"), NumberFilters::round)
                .add("sum", Parameters.NONE.optional("attribute", "start"), NumberFilters::sum);
    }

    private static Value whole(Value value, Bound arguments) {
        if (value instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (value instanceof Integral integer) {
            return new Whole(integer.integer());
        }
        if (value instanceof Text text) {
            return NumberReader.whole(text.chars(), arguments.number(1).orElse(10))
                    .<Value>map(Whole::new)
                    .or(() -> NumberReader.real(text.chars())
                            .filter(Double::isFinite)
                            .map(NumberFilters::truncated))
                    .orElseGet(() -> arguments.at(0).orElse(Whole.of(0)));
        }
        if (value instanceof Real real && Double.isInfinite(real.value())) {
            throw new EvaluationFault("cannot convert float infinity to integer");
        }
        return value instanceof Real real && real.finite()
                ? truncated(real.value())
                : arguments.at(0).orElse(Whole.of(0));
    }

    private static Value truncated(double value) {
        return new Whole(new BigDecimal(value).toBigInteger());
    }

    private static Value real(Value value, Bound arguments) {
        if (value instanceof Undefined undefined) {
            throw undefined.fault();
        }
        if (value instanceof Numeric number) {
            return new Real(number.real());
        }
        return value instanceof Text text && NumberReader.real(text.chars()).isPresent()
                ? new Real(NumberReader.real(text.chars()).orElseThrow())
                : arguments.at(0).orElse(new Real(0));
    }

    private static Value absolute(Value value) {
        if (value instanceof Integral integer) {
            return new Whole(integer.integer().abs());
        }
        if (value instanceof Real real) {
            return new Real(Math.abs(real.value()));
        }
        throw value instanceof Undefined undefined
                ? undefined.fault()
                : new EvaluationFault("bad operand type for abs(): '" + value.type() + "'");
    }

    private static Value round(Value value, Bound arguments) {
        String method = arguments.text(1).map(Text::chars).orElse("common");
        int precision = arguments.number(0).orElse(0);
        if (!(value instanceof Numeric number)) {
            throw value instanceof Undefined undefined
                    ? undefined.fault()
                    : new EvaluationFault("type " + value.type() + " doesn't define __round__ method");
        }
        return switch (method) {
            case "common" -> nearest(number, Math.max(-MAX_DECIMALS, Math.min(MAX_DECIMALS, precision)));
            case "ceil" -> shifted(number, precision, RoundingMode.CEILING);
            case "floor" -> shifted(number, precision, RoundingMode.FLOOR);
            default -> throw new EvaluationFault("method must be common, ceil or floor");
        };
    }

    private static Value nearest(Numeric number, int decimals) {
        if (!number.finite()) {
            return number;
        }
        BigDecimal rounded = number.exact().setScale(decimals, RoundingMode.HALF_EVEN);
        if (number instanceof Integral integer) {
            return new Whole(decimals >= 0 ? integer.integer() : rounded.toBigInteger());
        }
        return new Real(Math.copySign(rounded.doubleValue(), number.real()));
    }

    private static Value shifted(Numeric number, int precision, RoundingMode mode) {
        Value scale = Arithmetic.power(Whole.of(10), Whole.of(precision));
        Numeric scaled = (Numeric) Arithmetic.multiply(number, scale);
        if (!scaled.finite()) {
            throw new EvaluationFault("cannot convert float infinity or NaN to integer");
        }
        BigInteger whole = scaled.exact().setScale(0, mode).toBigInteger();
        return Arithmetic.divide(new Whole(whole), scale);
    }

    private static Value sum(Value value, Bound arguments) {
        AttributePath path = AttributePath.of(arguments.some(0));
        Value total = arguments.at(1).orElse(Whole.of(0));
        if (total instanceof Text) {
            throw new EvaluationFault("sum() can't sum strings [use ''.join(seq) instead]");
        }
        for (Value item : arguments.rendering().list(value)) {
            total = Arithmetic.apply("+", total, path.follow(item));
        }
        return total;
    }
}
