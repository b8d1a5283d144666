package org.safefront.lm.format.template;

import java.math.BigInteger;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads numbers as Python's int() and float() do. */
final class NumberReader {
    private static final Pattern DIGITS = Pattern.compile("[0-9a-z]+(_[0-9a-z]+)*");
    private static final Pattern AMBIGUOUS = Pattern.compile("0[0_]*[1-9].*");
    private static final Pattern REAL =
            Pattern.compile("[+-]?(\\d+(_\\d+)*\\.?(\\d+(_\\d+)*)?|\\.\\d+(_\\d+)*)([eE][+-]?\\d+(_\\d+)*)?");
    private static final Pattern SPECIAL = Pattern.compile("[+-]?(inf|infinity|nan)");
    private static final Map<String, Integer> PREFIXES = Map.of("0x", 16, "0o", 8, "0b", 2);

    private NumberReader() {}

    /** An integer; base 0 means what its prefix says. */
    static Optional<BigInteger> whole(String text, int base) {
        String number = plain(text).toLowerCase(Locale.ROOT);
        boolean signed = number.startsWith("-") || number.startsWith("+");
        return size(signed ? number.substring(1) : number, base)
                .map(value -> number.startsWith("-") ? value.negate() : value);
    }

    private static Optional<BigInteger> size(String size, int base) {
        int named = size.length() < 2 ? 0 : PREFIXES.getOrDefault(size.substring(0, 2), 0);
        if (named != 0 && (base == 0 || base == named)) {
            return digits(size.substring(2).replaceFirst("^_", ""), named);
        }
        // Without a prefix, 010 could be meant as octal: Python refuses it.
        boolean ambiguous = base == 0 && AMBIGUOUS.matcher(size).matches();
        return ambiguous ? Optional.empty() : digits(size, base == 0 ? 10 : base);
    }

    /** A float. */
    static Optional<Double> real(String text) {
        String number = plain(text);
        if (REAL.matcher(number).matches()) {
            return Optional.of(Double.parseDouble(number.replace("_", "")));
        }
        String special = number.toLowerCase(Locale.ROOT);
        if (!SPECIAL.matcher(special).matches()) {
            return Optional.empty();
        }
        double value = special.endsWith("nan") ? Double.NaN : Double.POSITIVE_INFINITY;
        return Optional.of(special.startsWith("-") ? -value : value);
    }

    private static Optional<BigInteger> digits(String text, int radix) {
        String digits = text.replace("_", "");
        boolean valid = radix >= Character.MIN_RADIX
                && radix <= Character.MAX_RADIX
                && DIGITS.matcher(text).matches()
                && digits.length() <= Whole.MAX_DIGITS;
        return valid && digits.chars().allMatch(c -> Character.digit(c, radix) >= 0)
                ? Optional.of(new BigInteger(digits, radix))
                : Optional.empty();
    }

    /** Without white space around it, and with the decimal digits of every script written as 0 to 9. */
    private static String plain(String text) {
        Text stripped = TextCutting.strip(Text.of(text), Optional.empty(), true, true);
        var plain = new StringBuilder();
        stripped.chars()
                .codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
