package org.safefront.lm.format.template;

/**
 * Text that counts as HTML already, as the filters {@code safe} and {@code e} make it. Even where nothing is escaped on
 * printing, Python escapes what is added to such a text.
 */
final class Markup {
    private Markup() {}

    /** The text with the five special characters of HTML written as entities; markup stays as it is. */
    static Text escape(Text text) {
        if (text.markup()) {
            return text;
        }
        var builder = new TextBuilder();
        int start = 0;
        for (int at = 0; at < text.chars().length(); at++) {
            String entity = entity(text.chars().charAt(at));
            if (!entity.isEmpty()) {
                builder.append(text, start, at).appendInstead(entity, text, at);
                start = at + 1;
            }
        }
        return builder.append(text, start, text.chars().length()).build().withMarkup(true);
    }

    /** Python's {@code a + b} for strings. */
    static Text add(Text a, Text b) {
        return a.markup() || b.markup() ? escape(a).concat(escape(b)) : a.concat(b);
    }

    /** What a method of {@code owner} may put beside its characters. */
    static Text fit(Text owner, Text other) {
        return owner.markup() ? escape(other) : other;
    }

    private static String entity(char c) {
        return switch (c) {
            case '&' -> "&amp;";
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '\'' -> "&#39;";
            case '"' -> "&#34;";
            default -> "";
        };
    }
}
