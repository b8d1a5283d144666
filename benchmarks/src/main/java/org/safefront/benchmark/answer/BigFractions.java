package org.safefront.benchmark.answer;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.apache.commons.numbers.fraction.BigFraction;

/** Fractions of decimals. */
final class BigFractions {
    private BigFractions() {}

    /**
     * A decimal that goes on for ever.
     *
     * @param start with or without a point and digits behind it
     * @param period what is repeated, digits alone
     */
    static BigFraction repeating(String start, String period) {
        if (!period.matches("\\d{1,20}")) {
            throw new UnreadableException("a bar over " + period);
        }
        BigDecimal known = new BigDecimal(start);
        BigInteger nines = BigInteger.TEN.pow(period.length()).subtract(BigInteger.ONE);
        BigInteger places = BigInteger.TEN.pow(Math.max(0, known.scale()));
        return of(known).add(BigFraction.of(new BigInteger(period), nines.multiply(places)));
    }

    static BigFraction of(BigDecimal value) {
        return value.scale() <= 0
                ? BigFraction.of(value.toBigIntegerExact())
                : BigFraction.of(value.unscaledValue(), BigInteger.TEN.pow(value.scale()));
    }
}
