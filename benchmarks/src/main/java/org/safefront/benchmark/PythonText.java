package org.safefront.benchmark;

/** Texts as Python writes them. */
final class PythonText {
    private PythonText() {}

    /** A literal of a text, whatever characters are in it. */
    static String literal(String text) {
        var literal = new StringBuilder("'");
        text.chars().forEach(character -> {
            if (character == '\'' || character == '\\') {
                literal.append('\\').append((char) character);
            } else if (character < ' ') {
                literal.append(String.format("\\x%02x", character));
            } else {
                literal.append((char) character);
            }
        });
        return literal.append('\'').toString();
    }
}
