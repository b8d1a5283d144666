package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;

/** A number without a fraction: what may be an index. */
sealed interface Integral extends Numeric permits Truth, Whole {
    BigInteger integer();

    /** The value, or the nearest number that an {@code int} holds; no text or list is that long. */
    default int clamped() {
        BigInteger low = BigInteger.valueOf(Integer.MIN_VALUE);
        BigInteger high = BigInteger.valueOf(Integer.MAX_VALUE);
        return integer().max(low).min(high).intValue();
    }

    @Override
    default double real() {
        return integer().doubleValue();
    }

    @Override
    default BigDecimal exact() {
        return new BigDecimal(integer());
    }

    @Override
    default boolean finite() {
        return true;
    }

    @Override
    default boolean truthy() {
        return integer().signum() != 0;
    }
}
