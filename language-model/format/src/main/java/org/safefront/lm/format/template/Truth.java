package org.safefront.lm.format.template;

import java.math.BigInteger;

/**
 * A boolean, which Python lets count as 0 or 1.
 *
 * @param value what it says
 */
record Truth(boolean value) implements Integral {
    static final Truth TRUE = new Truth(true);
    static final Truth FALSE = new Truth(false);

    static Truth of(boolean value) {
        return value ? TRUE : FALSE;
    }

    @Override
    public BigInteger integer() {
        return value ? BigInteger.ONE : BigInteger.ZERO;
    }

    @Override
    public String type() {
        return "bool";
    }

    @Override
    public Text repr() {
        return Text.of(value ? "True" : "False");
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
