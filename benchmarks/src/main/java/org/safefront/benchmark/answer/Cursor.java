package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.safefront.benchmark.answer.Token.Kind;

/** A place in a formula, and what can be taken from there. */
final class Cursor {
    private static final List<String> ROWS = List.of("matrix", "array", "cases", "align", "gather");

    private final List<Token> tokens;
    private int place;
    private int bars;

    Cursor(List<Token> tokens) {
        this.tokens = new ArrayList<>(tokens);
    }

    boolean isDone() {
        return place >= tokens.size();
    }

    boolean hasNext(int further) {
        return place + further < tokens.size();
    }

    Token peek() {
        return tokens.get(place);
    }

    Token take() {
        if (isDone()) {
            throw new UnreadableException("ends too early");
        }
        return tokens.get(place++);
    }

    void back() {
        place--;
    }

    String text() {
        return peek().text();
    }

    boolean is(String sign) {
        return !isDone() && peek().is(sign);
    }

    boolean isCommand(String name) {
        return !isDone() && peek().isCommand(name);
    }

    boolean isCommandOf(Set<String> names) {
        return !isDone() && peek().kind() == Kind.COMMAND && names.contains(peek().text());
    }

    boolean isWords() {
        return !isDone() && peek().kind() == Kind.WORDS;
    }

    boolean insideBars() {
        return bars > 0;
    }

    boolean take(String sign) {
        boolean there = is(sign);
        place += there ? 1 : 0;
        return there;
    }

    boolean takeCommand(String name) {
        boolean there = isCommand(name);
        place += there ? 1 : 0;
        return there;
    }

    /** An exponent of minus one. */
    boolean takeInverse() {
        List<String> inverse = List.of("^", "{", "-", "1", "}");
        boolean there = hasNext(inverse.size() - 1)
                && tokens.subList(place, place + inverse.size()).stream()
                        .map(Token::text)
                        .toList()
                        .equals(inverse);
        place += there ? inverse.size() : 0;
        return there;
    }

    void skipWords() {
        while (isWords()) {
            place++;
        }
    }

    /** The first digit of the number that stands here. */
    String takeDigit() {
        String number = take().text();
        if (number.length() > 1 && !is("{")) {
            place--;
            tokens.set(place, new Token(Kind.NUMBER, number.substring(1)));
            return number.substring(0, 1);
        }
        return number;
    }

    /** The next piece, or all pieces in the next braces, as text. */
    String raw() {
        if (!is("{")) {
            return take().text();
        }
        return bracketed("{", "}", inside -> inside.stream().map(Token::text).collect(Collectors.joining()));
    }

    /** What stands in the brackets that open here. */
    <T> T bracketed(String open, String close, Function<List<Token>, T> read) {
        List<Token> inside = inside();
        Token last = tokens.get(place - 1);
        if (!last.is(close)) {
            throw new UnreadableException(open + " is closed by " + last.text());
        }
        return read.apply(inside);
    }

    /** A tuple, an interval, or one value in brackets. */
    Answer group(Function<List<Token>, Answer> read) {
        char open = peek().text().charAt(0);
        Answer value = read.apply(inside());
        String close = tokens.get(place - 1).text();
        if (value instanceof Answer.Listing listing && (close.equals(")") || close.equals("]"))) {
            return new Answer.Group(open, listing.items(), close.charAt(0));
        }
        return value;
    }

    private List<Token> inside() {
        int from = place + 1;
        int depth = 0;
        do {
            depth += Brackets.change(take());
        } while (depth > 0);
        return tokens.subList(from, place - 1);
    }

    /** What stands between bars. */
    <T> T bars(Function<List<Token>, T> read) {
        int from = ++place;
        int depth = 0;
        while (!(depth == 0 && is("|"))) {
            depth += Brackets.change(take());
        }
        return read.apply(tokens.subList(from, place++));
    }

    /** What stands before the command that closes. */
    List<Token> until(String command) {
        int from = place;
        while (!isCommand(command)) {
            take();
        }
        return tokens.subList(from, place++);
    }

    /** What stands in the environment whose begin was just taken. */
    List<Token> rows() {
        String name = raw();
        if (name.startsWith("array") && is("{")) {
            raw();
        }
        if (ROWS.stream().noneMatch(name::contains)) {
            throw new UnreadableException(name + " has no rows");
        }
        List<Token> inside = until("end");
        raw();
        return inside;
    }
}
