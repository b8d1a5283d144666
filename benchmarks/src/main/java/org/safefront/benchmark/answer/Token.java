package org.safefront.benchmark.answer;

/**
 * A piece of a formula.
 *
 * @param kind what it is
 * @param text its letters: the digits, the letter, the name of the command, the words
 */
record Token(Kind kind, String text) {
    /** Kinds of pieces. */
    enum Kind {
        NUMBER,
        LETTER,
        COMMAND,
        WORDS,
        SIGN
    }

    boolean is(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    boolean isCommand(String name) {
        return kind == Kind.COMMAND && text.equals(name);
    }
}
