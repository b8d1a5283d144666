package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safefront.benchmark.answer.Token.Kind;

/** Cuts a formula into pieces. */
final class Tokens {
    /** Longer formulas are no final answers. */
    private static final int MOST = 1000;

    private static final Pattern PIECE = Pattern.compile(
            "\\\\(?:text|textbf|textit|textrm|mathrm|mathbf|mathit|mbox|operatorname|mathsf|texttt|emph)\\s*\\{([^{}]*)}"
                    + "|\\\\([a-zA-Z]+)|\\\\([{}|\\\\])|((?:\\d+(?:\\.\\d+)?|\\.\\d+)(?:[eE][-+]?\\d{1,3}(?![\\d.]))?)|([a-zA-Z]+)|(\\S)");
    private static final Set<String> NAMES = Set.of(
            "sqrt", "sin", "cos", "tan", "cot", "sec", "csc", "log", "ln", "exp", "arcsin", "arccos", "arctan", "pi",
            "max", "min", "frac", "lcm", "gcd", "det", "infty", "sinh", "cosh", "tanh");
    /** Letters in a row that are a word rather than a product. */
    private static final int WORD = 4;

    private Tokens() {}

    static List<Token> of(String formula) {
        var tokens = new ArrayList<Token>();
        Matcher matcher = PIECE.matcher(formula);
        while (matcher.find()) {
            add(tokens, matcher);
            if (tokens.size() > MOST) {
                throw new UnreadableException("longer than " + MOST + " pieces");
            }
        }
        return tokens;
    }

    private static void add(List<Token> tokens, Matcher piece) {
        if (piece.group(1) != null) {
            words(tokens, piece.group(1).strip());
        } else if (piece.group(2) != null) {
            tokens.add(new Token(Kind.COMMAND, piece.group(2)));
        } else if (piece.group(3) != null) {
            tokens.add(new Token(Kind.SIGN, "\\" + piece.group(3)));
        } else if (piece.group(4) != null) {
            tokens.add(new Token(Kind.NUMBER, piece.group(4)));
        } else if (piece.group(5) != null) {
            letters(tokens, piece.group(5));
        } else {
            tokens.add(new Token(Kind.SIGN, piece.group(6)));
        }
    }

    private static void words(List<Token> tokens, String words) {
        String plain = words.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
        if (plain.equals("and") || plain.equals("or")) {
            tokens.add(new Token(Kind.SIGN, ";"));
        } else if (words.length() == 1 && Character.isLetter(words.charAt(0))) {
            tokens.add(new Token(Kind.LETTER, words));
        } else if (!words.isEmpty()) {
            tokens.add(new Token(Kind.WORDS, words));
        }
    }

    private static void letters(List<Token> tokens, String letters) {
        String lower = letters.toLowerCase(Locale.ROOT);
        if (lower.equals("and") || lower.equals("or")) {
            tokens.add(new Token(Kind.SIGN, ";"));
        } else if (lower.equals("inf") || lower.equals("infinity")) {
            tokens.add(new Token(Kind.COMMAND, "infty"));
        } else if (NAMES.contains(letters)) {
            tokens.add(new Token(Kind.COMMAND, letters));
        } else if (letters.length() >= WORD && !letters.equals(letters.toUpperCase(Locale.ROOT))) {
            tokens.add(new Token(Kind.WORDS, letters));
        } else {
            letters.chars().forEach(letter -> tokens.add(new Token(Kind.LETTER, Character.toString(letter))));
        }
    }
}
