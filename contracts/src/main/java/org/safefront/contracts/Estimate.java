package org.safefront.contracts;

/**
 * A proportion with its uncertainty.
 *
 * @param value the estimate, 0 to 1
 * @param low lower end of its 95 % interval
 * @param high upper end of its 95 % interval
 * @param n samples it rests on; never zero, for nothing measured is not a score
 */
public record Estimate(double value, double low, double high, long n) {
    public Estimate {
        Require.between("value", 0, 1, value);
        Require.between("low", 0, value, low);
        Require.between("high", value, 1, high);
        Require.atLeast("n", 1, n);
    }
}
