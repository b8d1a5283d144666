package org.safefront.lm.format.template;

import java.math.BigDecimal;

/**
 * A float.
 *
 * @param value as IEEE 754 double
 */
record Real(double value) implements Numeric {

    @Override
    public double real() {
        return value;
    }

    @Override
    public BigDecimal exact() {
        return new BigDecimal(value);
    }

    @Override
    public boolean finite() {
        return Double.isFinite(value);
    }

    @Override
    public String type() {
        return "float";
    }

    @Override
    public boolean truthy() {
        return value != 0;
    }

    @Override
    public Text repr() {
        return Text.of(Representation.ofFloat(value));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Numeric number && Numeric.same(this, number);
    }

    @Override
    public int hashCode() {
        // Adding zero makes the two zeros, which are equal, hash alike.
        return Double.hashCode(value + 0.0);
    }
}
