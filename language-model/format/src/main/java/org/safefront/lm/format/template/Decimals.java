package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Writes the size of a float with a given number of digits, as C and Python do for {@code f}, {@code e} and {@code g}, and as Python does for a
 * precision without any of them.
 */
final class Decimals {
    /** No double has more digits that are not zero. */
    private static final int MAX_PRECISION = 1100;

    private Decimals() {}

    /** A float with a sign only if it is negative; infinite values by name; a capital kind gives capital letters. */
    static String write(char kind, double value, int precision) {
        if (precision > MAX_PRECISION) {
            throw new EvaluationFault("a precision of more than " + MAX_PRECISION + " is not supported");
        }
        boolean negative = value < 0 || (value == 0 && 1 / value < 0);
        String text = (negative ? "-" : "") + size(Character.toLowerCase(kind), Math.abs(value), precision);
        return Character.isUpperCase(kind) ? text.toUpperCase(Locale.ROOT) : text;
    }

    /** An integer in binary, octal, hexadecimal or else decimal digits. */
    static String write(char kind, BigInteger value) {
        return switch (kind) {
            case 'b' -> value.toString(2);
            case 'o' -> value.toString(8);
            case 'x' -> value.toString(16);
            case 'X' -> value.toString(16).toUpperCase(Locale.ROOT);
            default -> value.toString();
        };
    }

    private static String size(char kind, double value, int precision) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "nan" : "inf";
        }
        return switch (kind) {
            case 'f' -> fixed(value, precision);
            case 'e' -> exponential(value, precision);
            case 'g' -> general(value, Math.max(1, precision), false);
            default -> general(value, Math.max(1, precision), true);
        };
    }

    private static String fixed(double value, int precision) {
        return new BigDecimal(value).setScale(precision, RoundingMode.HALF_EVEN).toPlainString();
    }

    private static String exponential(double value, int precision) {
        BigDecimal rounded = rounded(value, precision + 1);
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        var digits =
                new StringBuilder(value == 0 ? "0" : rounded.unscaledValue().toString());
        while (digits.length() < precision + 1) {
            digits.append('0');
        }
        String mantissa = digits.charAt(0) + (precision > 0 ? "." + digits.substring(1, precision + 1) : "");
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
    }

    /** Without zeros at the end; with {@code point}, a number without an exponent has a decimal all the same. */
    private static String general(double value, int precision, boolean point) {
        BigDecimal rounded = rounded(value, precision);
        int exponent = value == 0 ? 0 : rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < (point ? precision - 1 : precision)) {
            String number = withoutZeros(fixed(value, precision - 1 - exponent));
            return point && !number.contains(".") ? number + ".0" : number;
        }
        String text = exponential(value, precision - 1);
        int e = text.indexOf('e');
        return withoutZeros(text.substring(0, e)) + text.substring(e);
    }

    private static BigDecimal rounded(double value, int digits) {
        return new BigDecimal(value).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    }

    private static String withoutZeros(String number) {
        return number.contains(".") ? number.replaceFirst("\\.?0+$", "") : number;
    }
}
