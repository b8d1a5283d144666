package org.safefront.benchmark.answer;

import java.math.BigInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decimals that repeat, 0.1\\overline{6}, as the fractions that they are. */
final class Repeating {
    private static final Pattern DECIMAL = Pattern.compile(
            "(\\d{1,20})\\.(\\d{0,20})\\s*\\\\(?:overline|bar|dot)\\s*(?:\\{\\s*(\\d{1,20})\\s*}|(\\d))(?:\\\\(?:ldots|dots|cdots))?");

    private Repeating() {}

    static String replaced(String text) {
        return DECIMAL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(fraction(found)));
    }

    private static String fraction(MatchResult decimal) {
        String repeated = decimal.group(3) == null ? decimal.group(4) : decimal.group(3);
        String before = decimal.group(1) + decimal.group(2);
        BigInteger nines = BigInteger.TEN.pow(repeated.length()).subtract(BigInteger.ONE);
        BigInteger numerator = new BigInteger(before + repeated).subtract(new BigInteger(before));
        BigInteger denominator =
                nines.multiply(BigInteger.TEN.pow(decimal.group(2).length()));
        return "(\\frac{" + numerator + "}{" + denominator + "})";
    }
}
