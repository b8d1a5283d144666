package org.safefront.lm.format.template;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** Writes a time as Python's {@code strftime} does in the C locale. */
final class Strftime {
    /** The directives that are a pattern of java.time. */
    private static final Map<Character, String> PATTERNS = Map.ofEntries(
            Map.entry('a', "EEE"),
            Map.entry('A', "EEEE"),
            Map.entry('b', "MMM"),
            Map.entry('h', "MMM"),
            Map.entry('B', "MMMM"),
            Map.entry('c', "EEE MMM ppd HH:mm:ss yyyy"),
            Map.entry('d', "dd"),
            Map.entry('D', "MM/dd/yy"),
            Map.entry('e', "ppd"),
            Map.entry('F', "yyyy-MM-dd"),
            Map.entry('f', "SSSSSS"),
            Map.entry('H', "HH"),
            Map.entry('I', "hh"),
            Map.entry('j', "DDD"),
            Map.entry('m', "MM"),
            Map.entry('M', "mm"),
            Map.entry('p', "a"),
            Map.entry('R', "HH:mm"),
            Map.entry('S', "ss"),
            Map.entry('T', "HH:mm:ss"),
            Map.entry('x', "MM/dd/yy"),
            Map.entry('X', "HH:mm:ss"),
            Map.entry('y', "yy"),
            Map.entry('Y', "yyyy"));

    private Strftime() {}

    static Text write(Text format, LocalDateTime time) {
        var builder = new TextBuilder();
        String chars = format.chars();
        int at = 0;
        while (at < chars.length()) {
            if (chars.charAt(at) != '%') {
                builder.append(format, at, at + 1);
                at++;
                continue;
            }
            // A minus, known to most systems, leaves out the leading zero.
            boolean bare = chars.startsWith("%-", at);
            int letter = bare ? at + 2 : at + 1;
            if (letter >= chars.length()) {
                throw new EvaluationFault("strftime_now: incomplete format '" + chars + "'");
            }
            String written = directive(chars.charAt(letter), time);
            builder.appendInstead(bare ? written.replaceFirst("^[0 ]+(?=.)", "") : written, format, at);
            at = letter + 1;
        }
        return builder.build();
    }

    private static String directive(char letter, LocalDateTime time) {
        return switch (letter) {
            case '%' -> "%";
            case 'n' -> "\n";
            case 't' -> "\t";
            case 'w' -> String.valueOf(time.getDayOfWeek().getValue() % 7);
            case 'u' -> String.valueOf(time.getDayOfWeek().getValue());
            // The time is local and knows no zone.
            case 'z', 'Z' -> "";
            default -> patterned(letter, time);
        };
    }

    private static String patterned(char letter, LocalDateTime time) {
        String pattern = PATTERNS.get(letter);
        if (pattern == null) {
            throw new EvaluationFault("strftime_now: the directive %" + letter + " is not supported");
        }
        return time.truncatedTo(ChronoUnit.MICROS).format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH));
    }
}
