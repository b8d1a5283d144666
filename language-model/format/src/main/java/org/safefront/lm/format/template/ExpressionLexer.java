package org.safefront.lm.format.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Cuts the inside of one tag into tokens, up to the end of the tag. */
final class ExpressionLexer {
    private static final Pattern FLOAT = Pattern.compile(
            "(?<!\\.)(?:\\d+_)*\\d+(?:(?:\\.(?:\\d+_)*\\d+)?e[+-]?(?:\\d+_)*\\d+|\\.(?:\\d+_)*\\d+)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern INTEGER = Pattern.compile(
            "0b(?:_?[01])+|0o(?:_?[0-7])+|0x(?:_?[\\da-f])+|[1-9](?:_?\\d)*|0(?:_?0)*", Pattern.CASE_INSENSITIVE);
    private static final List<String> LONG_OPERATORS = List.of("//", "**", "==", "!=", ">=", "<=");
    private static final String OPERATORS = "+-/*%~[](){}><=.:|,;";

    private final SourceCursor cursor;
    private final boolean block;
    private final List<Token> tokens;
    private final Deque<Character> open = new ArrayDeque<>();

    /** Adds to {@code tokens}; {@code block} says which end of tag to look for. */
    ExpressionLexer(SourceCursor cursor, boolean block, List<Token> tokens) {
        this.cursor = cursor;
        this.block = block;
        this.tokens = tokens;
    }

    void run() {
        cursor.skipSpace();
        while (!cursor.atEnd() && !end()) {
            if (!number(FLOAT, Token.Kind.FLOAT) && !number(INTEGER, Token.Kind.INTEGER) && !name() && !string()) {
                operator();
            }
            cursor.skipSpace();
        }
    }

    /** Whether the tag ends here; inside of brackets it cannot. */
    private boolean end() {
        if (!open.isEmpty()) {
            return false;
        }
        String close = block ? "%}" : "}}";
        Optional<String> found = (block ? Stream.of("+%}", "-%}", close) : Stream.of("-}}", close))
                .filter(cursor::startsWith)
                .findFirst();
        found.ifPresent(tag -> {
            tokens.add(new Token(block ? Token.Kind.BLOCK_END : Token.Kind.PRINT_END, tag, cursor.line()));
            cursor.move(tag.length());
            if (tag.startsWith("-")) {
                cursor.skipSpace();
            } else if (block && tag.equals(close)) {
                cursor.skipLineBreak();
            }
        });
        return found.isPresent();
    }

    private boolean number(Pattern pattern, Token.Kind kind) {
        Matcher matcher = pattern.matcher(cursor.source());
        matcher.useTransparentBounds(true)
                .region(cursor.position(), cursor.source().length());
        if (!matcher.lookingAt()) {
            return false;
        }
        emit(kind, matcher.end());
        return true;
    }

    private boolean name() {
        int end = cursor.position();
        String source = cursor.source();
        while (end < source.length() && isWord(source.codePointAt(end))) {
            end = source.offsetByCodePoints(end, 1);
        }
        if (end == cursor.position()) {
            return false;
        }
        int first = source.codePointAt(cursor.position());
        if (first != '_' && !Character.isUnicodeIdentifierStart(first)) {
            throw new TemplateSyntaxException("Invalid character in identifier", cursor.line());
        }
        emit(Token.Kind.NAME, end);
        return true;
    }

    private static boolean isWord(int c) {
        return c == '_' || Characters.isLetterOrNumber(c);
    }

    private boolean string() {
        char quote = cursor.current();
        if (quote != '\'' && quote != '"') {
            return false;
        }
        String source = cursor.source();
        int end = cursor.position() + 1;
        while (end < source.length() && source.charAt(end) != quote) {
            end += source.charAt(end) == '\\' ? 2 : 1;
        }
        if (end >= source.length()) {
            throw unexpected(quote);
        }
        int line = cursor.line();
        String body = cursor.moveTo(end + 1);
        tokens.add(
                new Token(Token.Kind.STRING, StringLiteral.decode(body.substring(1, body.length() - 1), line), line));
        return true;
    }

    private void operator() {
        Optional<String> two =
                LONG_OPERATORS.stream().filter(cursor::startsWith).findFirst();
        if (two.isPresent()) {
            emit(Token.Kind.OPERATOR, cursor.position() + 2);
            return;
        }
        char c = cursor.current();
        if (OPERATORS.indexOf(c) < 0) {
            throw unexpected(c);
        }
        balance(c);
        emit(Token.Kind.OPERATOR, cursor.position() + 1);
    }

    private void balance(char c) {
        switch (c) {
            case '(' -> open.push(')');
            case '[' -> open.push(']');
            case '{' -> open.push('}');
            case ')', ']', '}' -> close(c);
            default -> {}
        }
    }

    private void close(char c) {
        if (open.isEmpty()) {
            throw new TemplateSyntaxException("unexpected '" + c + "'", cursor.line());
        }
        char expected = open.pop();
        if (expected != c) {
            throw new TemplateSyntaxException("unexpected '" + c + "', expected '" + expected + "'", cursor.line());
        }
    }

    private void emit(Token.Kind kind, int end) {
        int line = cursor.line();
        tokens.add(new Token(kind, cursor.moveTo(end), line));
    }

    private TemplateSyntaxException unexpected(char c) {
        return new TemplateSyntaxException(
                "unexpected char " + Representation.quote(String.valueOf(c)) + " at " + cursor.position(),
                cursor.line());
    }
}
