package org.safefront.lm.format.template;

import java.math.BigDecimal;

/** A value that counts: Python compares and adds booleans, integers and floats freely. */
sealed interface Numeric extends Value permits Integral, Real {

    /** The value as a float. */
    double real();

    /** The exact value; only for finite numbers. */
    BigDecimal exact();

    /** Whether it is neither infinite nor not a number. */
    boolean finite();

    /** Equality as in Python: {@code True == 1 == 1.0}. */
    static boolean same(Numeric a, Numeric b) {
        if (a.finite() && b.finite()) {
            return a.exact().compareTo(b.exact()) == 0;
        }
        return a.real() == b.real();
    }

    /** Order as in Python; whatever is not a number is neither less nor greater. */
    static boolean less(Numeric a, Numeric b) {
        if (a.finite() && b.finite()) {
            return a.exact().compareTo(b.exact()) < 0;
        }
        return a.real() < b.real();
    }
}
