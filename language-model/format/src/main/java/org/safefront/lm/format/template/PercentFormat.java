package org.safefront.lm.format.template;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code '%s %d' % (a, b)}. */
final class PercentFormat {
    private static final Pattern FIELD = Pattern.compile(
            "%(?:\\((?<key>[^)]*)\\))?(?<flags>[-+ #0]*)(?<width>\\*|\\d{1,9})?(?:\\.(?<precision>\\*|\\d{0,9}))?[hlL]?"
                    + "(?<type>.)?",
            Pattern.DOTALL);

    private static final String INTEGERS = "diuoxX";

    private final Text format;
    private final Value values;
    private final Iterator<Value> rest;

    private PercentFormat(Text format, Value values) {
        this.format = format;
        this.values = values;
        boolean several = values instanceof Sequence sequence && sequence.kind() == Sequence.Kind.TUPLE;
        this.rest = several
                ? ((Sequence) values).items().iterator()
                : List.of(values).iterator();
    }

    static Text apply(Text format, Value values) {
        return new PercentFormat(format, values).write().withMarkup(format.markup());
    }

    /** The character of a code point. A number has no origin, so it counts as written by a message. */
    static Text character(Value value) {
        if (value instanceof Text text && text.size() == 1) {
            return text;
        }
        if (value instanceof Integral integer && Character.isValidCodePoint(integer.clamped())) {
            return Text.of(Character.toString(integer.clamped()), true);
        }
        throw new EvaluationFault("the c in a format requires an int or a single character");
    }

    private Text write() {
        var builder = new TextBuilder();
        Matcher field = FIELD.matcher(format.chars());
        int start = 0;
        while (field.find(start)) {
            builder.append(format, start, field.start());
            builder.append(Markup.fit(format, write(field)));
            start = field.end();
        }
        if (rest.hasNext() && !hasKeys()) {
            throw new EvaluationFault("not all arguments converted during string formatting");
        }
        return builder.append(format, start, format.chars().length()).build();
    }

    private Text write(Matcher field) {
        String type = field.group("type");
        if (type == null) {
            throw new EvaluationFault("incomplete format");
        }
        if (type.equals("%")) {
            return format.substring(field.end() - 1, field.end());
        }
        int width = size(field, "width", 0);
        int precision = size(field, "precision", -1);
        Value value = argument(field);
        String flags = field.group("flags");
        // Only numbers are filled up with zeros.
        String side = flags.replace("0", "");
        return switch (type) {
            case "s" -> pad(cut(value instanceof Text text ? text : value.show(), precision), 0, width, side);
            case "r" -> pad(cut(value.repr(), precision), 0, width, side);
            case "c" -> pad(character(value), 0, width, side);
            default -> number(type.charAt(0), value, new int[] {width, precision}, flags);
        };
    }

    /** Whether Python takes the values for a dict, of which some may be left over: anything with brackets but a tuple. */
    private boolean hasKeys() {
        return values instanceof Mapping
                || values instanceof Undefined
                || values instanceof NumberRange
                || (values instanceof Sequence sequence && sequence.kind() == Sequence.Kind.LIST);
    }

    private int size(Matcher field, String name, int usual) {
        String size = field.group(name);
        if (size == null) {
            return usual;
        }
        if (size.equals("*")) {
            return new Whole(whole('d', numeric('d', next()))).clamped();
        }
        return size.isEmpty() ? 0 : Integer.parseInt(size);
    }

    private Value argument(Matcher field) {
        String key = field.group("key");
        if (key == null) {
            return next();
        }
        if (!(values instanceof Mapping mapping)) {
            throw new EvaluationFault("format requires a mapping");
        }
        return mapping.element(Text.of(key)).orElseThrow(() -> new EvaluationFault(Representation.quote(key)));
    }

    private Value next() {
        if (!rest.hasNext()) {
            throw new EvaluationFault("not enough arguments for format string");
        }
        return rest.next();
    }

    private static Text number(char type, Value value, int[] sizes, String flags) {
        boolean whole = INTEGERS.indexOf(type) >= 0;
        String written = whole
                ? Decimals.write(type, whole(type, numeric(type, value)))
                : Decimals.write(type, numeric(type, value).real(), sizes[1] < 0 ? 6 : sizes[1]);
        boolean negative = written.startsWith("-");
        String digits = negative ? written.substring(1) : written;
        String plus = flags.contains("+") ? "+" : flags.contains(" ") ? " " : "";
        String prefix = flags.contains("#") && "xXo".indexOf(type) >= 0 ? "0" + type : "";
        Text start = Text.of((negative ? "-" : plus) + prefix);
        Text zeros = Text.of("0").repeat(whole ? Math.max(0, sizes[1] - digits.length()) : 0);
        return pad(start.concat(zeros).concat(Text.of(digits)), start.size(), sizes[0], flags);
    }

    private static BigInteger whole(char type, Numeric number) {
        if (number instanceof Integral integer) {
            return integer.integer();
        }
        if ("oxX".indexOf(type) >= 0) {
            throw new EvaluationFault("%" + type + " format: an integer is required, not " + number.type());
        }
        if (!number.finite()) {
            throw new EvaluationFault("cannot convert float infinity or NaN to integer");
        }
        return new BigDecimal(number.real()).toBigInteger();
    }

    private static Numeric numeric(char type, Value value) {
        if (INTEGERS.indexOf(type) < 0 && "eEfFgG".indexOf(type) < 0) {
            throw new EvaluationFault("unsupported format character '" + type + "'");
        }
        if (value instanceof Numeric number) {
            return number;
        }
        throw value instanceof Undefined undefined
                ? undefined.fault()
                : new EvaluationFault("%" + type + " format: a real number is required, not " + value.type());
    }

    private static Text cut(Text text, int precision) {
        return precision < 0 ? text : text.substring(0, text.offset(Math.min(precision, text.size())));
    }

    private static Text pad(Text text, int signLength, int width, String flags) {
        int missing = Math.max(0, Math.abs(width) - text.size());
        if (flags.contains("-") || width < 0) {
            return text.concat(Text.of(" ").repeat(missing));
        }
        boolean zeros = flags.contains("0");
        return new TextBuilder()
                .append(text, 0, zeros ? signLength : 0)
                .append(Text.of(zeros ? "0" : " ").repeat(missing))
                .append(text, zeros ? signLength : 0, text.chars().length())
                .build()
                .withMarkup(text.markup());
    }
}
