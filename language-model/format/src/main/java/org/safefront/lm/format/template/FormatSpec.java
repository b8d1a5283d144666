package org.safefront.lm.format.template;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What stands behind the colon in {@code '{:>8.3f}'.format(x)}: how a value is written and padded. */
final class FormatSpec {
    private static final Pattern SYNTAX = Pattern.compile(
            "(?:(?<fill>.)?(?<align>[<>=^]))?(?<sign>[-+ ])?(?<alternate>#)?(?<zero>0)?(?<width>\\d{1,9})?"
                    + "(?<group>[,_])?(?:\\.(?<precision>\\d{1,9}))?(?<type>[bcdeEfFgGosxX%])?",
            Pattern.DOTALL);

    private final Text source;
    private final Matcher parts;

    private FormatSpec(Text source) {
        this.source = source;
        this.parts = SYNTAX.matcher(source.chars());
        if (!parts.matches()) {
            throw new EvaluationFault("Invalid format specifier '" + source.chars() + "'");
        }
    }

    static Text apply(Value value, Text spec) {
        if (spec.isEmpty()) {
            return value.show();
        }
        var parsed = new FormatSpec(spec);
        if (value instanceof Text text) {
            return parsed.string(text);
        }
        if (value instanceof Numeric number) {
            return parsed.number(number);
        }
        throw new EvaluationFault("unsupported format string passed to " + value.type() + ".__format__");
    }

    private Text string(Text text) {
        if (!type("s").equals("s") || part("sign").isPresent() || part("group").isPresent()) {
            throw new EvaluationFault("Invalid format specifier '" + source.chars() + "' for object of type 'str'");
        }
        int precision = part("precision").map(Integer::parseInt).orElse(Integer.MAX_VALUE);
        Text cut = text.substring(0, text.offset(Math.min(text.size(), precision)));
        return pad(cut, 0, part("align").orElse("<"));
    }

    private Text number(Numeric number) {
        if (type("").equals("c")) {
            return pad(PercentFormat.character(number), 0, part("align").orElse("<"));
        }
        String digits = number instanceof Integral integer && "bdoxX".contains(type("d"))
                ? whole(integer, type("d"))
                : real(number, type(""));
        boolean negative = digits.startsWith("-");
        String sign = negative ? "-" : part("sign").filter(s -> !s.equals("-")).orElse("");
        String start = sign + prefix();
        String align = part("align").orElse(zero() ? "=" : ">");
        boolean zeros = align.equals("=") && fill().chars().equals("0");
        String size = grouped(negative ? digits.substring(1) : digits, zeros ? width() - start.length() : 0);
        return pad(Text.of(start + size), start.length(), align);
    }

    private String whole(Integral integer, String type) {
        if (part("precision").isPresent()) {
            throw new EvaluationFault("Precision not allowed in integer format specifier");
        }
        return Decimals.write(type.charAt(0), integer.integer());
    }

    private String real(Numeric number, String type) {
        int precision = part("precision").map(Integer::parseInt).orElse(6);
        if (type.equals("%")) {
            return Decimals.write('f', number.real() * 100, precision) + "%";
        }
        if (!"eEfFgG".contains(type)) {
            throw new EvaluationFault("Unknown format code '" + type + "' for object of type '" + number.type() + "'");
        }
        return type.isEmpty() && part("precision").isEmpty()
                ? Representation.ofFloat(number.real())
                : Decimals.write(type.isEmpty() ? ' ' : type.charAt(0), number.real(), precision);
    }

    private String prefix() {
        boolean wanted = part("alternate").isPresent() && "boxX".contains(type("d"));
        return wanted ? "0" + type("d") : "";
    }

    /** With separators between groups of digits; zeros in front take part if there are to be that many characters. */
    private String grouped(String size, int wanted) {
        if (part("group").isEmpty()) {
            return size;
        }
        boolean bits = "boxX".contains(type("d"));
        String separator = part("group").orElseThrow();
        if (bits && separator.equals(",")) {
            throw new EvaluationFault("Cannot specify ',' with '" + type("d") + "'.");
        }
        int end = bits ? size.length() : leadingDigits(size);
        int length = bits ? 4 : 3;
        int digits = Math.max(end, digits(wanted - (size.length() - end), length));
        var grouped = new StringBuilder();
        for (int left = digits; left > 0; left--) {
            grouped.append(left <= end ? size.charAt(end - left) : '0');
            grouped.append(left > 1 && left % length == 1 ? separator : "");
        }
        return grouped + size.substring(end);
    }

    private static int leadingDigits(String size) {
        int end = 0;
        while (end < size.length() && Character.isDigit(size.charAt(end))) {
            end++;
        }
        return end;
    }

    /** How many digits it takes to be this long with separators. */
    private static int digits(int wanted, int length) {
        int digits = wanted - wanted / (length + 1);
        while (digits > 0 && digits + (digits - 1) / length < wanted) {
            digits++;
        }
        return digits;
    }

    private int width() {
        int width = part("width").map(Integer::parseInt).orElse(0);
        TextBuilder.requireRoom(width);
        return width;
    }

    private Text pad(Text text, int signLength, String align) {
        int missing = Math.max(0, width() - text.size());
        int left =
                switch (align) {
                    case "<" -> 0;
                    case "^" -> missing / 2;
                    default -> missing;
                };
        int inside = align.equals("=") ? signLength : 0;
        return new TextBuilder()
                .append(text, 0, inside)
                .append(fill().repeat(left))
                .append(text, inside, text.chars().length())
                .append(fill().repeat(missing - left))
                .build();
    }

    private Text fill() {
        if (part("fill").isPresent()) {
            return source.substring(parts.start("fill"), parts.end("fill"));
        }
        return Text.of(zero() ? "0" : " ");
    }

    private boolean zero() {
        return part("zero").isPresent();
    }

    private String type(String usual) {
        return part("type").orElse(usual);
    }

    private Optional<String> part(String name) {
        return Optional.ofNullable(parts.group(name));
    }
}
