package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;

/** How Python writes values down: repr of strings, floats and lists. */
final class Representation {
    /** Seventeen digits tell any two doubles apart. */
    private static final int MAX_DIGITS = 17;

    private Representation() {}

    static String quote(String text) {
        return quote(Text.of(text)).chars();
    }

    /** A string in quotes, with escapes for what cannot be printed. */
    static Text quote(Text text) {
        String chars = text.chars();
        char quote = chars.indexOf('\'') >= 0 && chars.indexOf('"') < 0 ? '"' : '\'';
        var builder = new TextBuilder().append(String.valueOf(quote));
        for (int at = 0; at < chars.length(); at += Character.charCount(chars.codePointAt(at))) {
            builder.appendInstead(escape(chars.codePointAt(at), quote), text, at);
        }
        return builder.append(String.valueOf(quote)).build();
    }

    /** Values in brackets. */
    static Text listed(String open, List<Value> items, String close) {
        var builder = new TextBuilder().append(open);
        String separator = "";
        for (Value item : items) {
            builder.append(separator).append(item.repr());
            separator = ", ";
        }
        return builder.append(close).build();
    }

    /** The shortest digits that read back as the same float, with an exponent where Python has one. */
    static String ofFloat(double value) {
        if (Double.isNaN(value)) {
            return "nan";
        }
        String sign = value < 0 || (value == 0 && 1 / value < 0) ? "-" : "";
        double size = Math.abs(value);
        if (Double.isInfinite(size)) {
            return sign + "inf";
        }
        return sign + (size == 0 ? "0.0" : ofPositive(shortest(size)));
    }

    private static BigDecimal shortest(double value) {
        var exact = new BigDecimal(value);
        for (int digits = 1; digits < MAX_DIGITS; digits++) {
            BigDecimal rounded = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
            if (rounded.doubleValue() == value) {
                return rounded;
            }
        }
        return exact.round(new MathContext(MAX_DIGITS, RoundingMode.HALF_EVEN));
    }

    private static String ofPositive(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        int exponent = plain.precision() - plain.scale() - 1;
        if (exponent < -4 || exponent >= 16) {
            return scientific(plain.unscaledValue().toString(), exponent);
        }
        String digits = plain.toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }

    private static String scientific(String digits, int exponent) {
        String mantissa = digits.length() == 1 ? digits : digits.charAt(0) + "." + digits.substring(1);
        String size = Math.abs(exponent) < 10 ? "0" + Math.abs(exponent) : String.valueOf(Math.abs(exponent));
        return mantissa + "e" + (exponent < 0 ? "-" : "+") + size;
    }

    private static String escape(int c, char quote) {
        return switch (c) {
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            case '\\' -> "\\\\";
            default -> c == quote ? "\\" + quote : Characters.isPrintable(c) ? Character.toString(c) : hexadecimal(c);
        };
    }

    private static String hexadecimal(int c) {
        if (c <= 0xFF) {
            return String.format("\\x%02x", c);
        }
        return c <= 0xFFFF ? String.format("\\u%04x", c) : String.format("\\U%08x", c);
    }
}
