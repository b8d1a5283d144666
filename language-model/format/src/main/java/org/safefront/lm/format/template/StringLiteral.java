package org.safefront.lm.format.template;

import java.util.Map;

/** Reads the escapes of a string literal. They are Python's, including what it makes of a backslash before é. */
final class StringLiteral {
    private static final Map<Character, String> SIMPLE = Map.ofEntries(
            Map.entry('\n', ""),
            Map.entry('\\', "\\"),
            Map.entry('\'', "'"),
            Map.entry('"', "\""),
            Map.entry('a', "\u0007"),
            Map.entry('b', "\b"),
            Map.entry('f', "\f"),
            Map.entry('n', "\n"),
            Map.entry('r', "\r"),
            Map.entry('t', "\t"),
            Map.entry('v', "\u000b"));

    private static final Map<Character, Integer> HEXADECIMAL = Map.of('x', 2, 'u', 4, 'U', 8);

    private final String source;
    private final int line;
    private final StringBuilder result = new StringBuilder();
    private int at;

    private StringLiteral(String source, int line) {
        this.source = source;
        this.line = line;
    }

    /** What stands for the characters between the quotes. */
    static String decode(String body, int line) {
        return body.indexOf('\\') < 0 ? body : new StringLiteral(ascii(body), line).decode();
    }

    /** Jinja2 writes other characters as escapes first; one that stands behind a backslash then is none. */
    private static String ascii(String body) {
        var ascii = new StringBuilder();
        body.codePoints().forEach(c -> {
            if (c < 0x80) {
                ascii.append((char) c);
            } else {
                ascii.append(String.format(c <= 0xFF ? "\\x%02x" : c <= 0xFFFF ? "\\u%04x" : "\\U%08x", c));
            }
        });
        return ascii.toString();
    }

    private String decode() {
        while (at < source.length()) {
            char c = source.charAt(at++);
            if (c == '\\') {
                escape(source.charAt(at++));
            } else {
                result.append(c);
            }
        }
        return result.toString();
    }

    private void escape(char letter) {
        if (SIMPLE.containsKey(letter)) {
            result.append(SIMPLE.get(letter));
        } else if (HEXADECIMAL.containsKey(letter)) {
            hexadecimal(letter, HEXADECIMAL.get(letter));
        } else if (letter >= '0' && letter <= '7') {
            octal();
        } else if (letter == 'N') {
            named();
        } else {
            result.append('\\').append(letter);
        }
    }

    private void hexadecimal(char letter, int digits) {
        int end = at;
        while (end < source.length() && end < at + digits && Character.digit(source.charAt(end), 16) >= 0) {
            end++;
        }
        if (end < at + digits) {
            throw new TemplateSyntaxException("truncated \\" + letter + " escape in a string", line);
        }
        long codePoint = Long.parseLong(source.substring(at, end), 16);
        if (codePoint > Character.MAX_CODE_POINT) {
            throw new TemplateSyntaxException("illegal Unicode character in a string", line);
        }
        result.appendCodePoint((int) codePoint);
        at = end;
    }

    private void octal() {
        int start = at - 1;
        while (at < source.length() && at < start + 3 && Character.digit(source.charAt(at), 8) >= 0) {
            at++;
        }
        result.append((char) Integer.parseInt(source.substring(start, at), 8));
    }

    private void named() {
        int end = source.indexOf('}', at);
        if (end < 0 || source.charAt(at) != '{') {
            throw new TemplateSyntaxException("malformed \\N character escape in a string", line);
        }
        String name = source.substring(at + 1, end);
        try {
            result.appendCodePoint(Character.codePointOf(name));
        } catch (IllegalArgumentException e) {
            throw new TemplateSyntaxException("unknown Unicode character name '" + name + "' in a string", line);
        }
        at = end + 1;
    }
}
