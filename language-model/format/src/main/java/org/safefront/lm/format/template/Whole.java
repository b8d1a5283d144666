package org.safefront.lm.format.template;

import java.math.BigInteger;

/**
 * An integer of any size, up to the number of digits that Python would print.
 *
 * @param integer the value
 */
record Whole(BigInteger integer) implements Integral {
    /** Python refuses to print more than 4300 digits, sys.int_info.default_max_str_digits. */
    static final int MAX_DIGITS = 4300;

    private static final int MAX_BITS = (int) (MAX_DIGITS * (Math.log(10) / Math.log(2)));

    Whole {
        if (integer.bitLength() > MAX_BITS) {
            throw new EvaluationFault("integer of more than " + MAX_DIGITS + " digits");
        }
    }

    static Whole of(long value) {
        return new Whole(BigInteger.valueOf(value));
    }

    @Override
    public String type() {
        return "int";
    }

    @Override
    public Text repr() {
        return Text.of(integer.toString());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numeric number && Numeric.same(this, number);
    }

    @Override
    public int hashCode() {
        return Double.hashCode(real());
    }
}
