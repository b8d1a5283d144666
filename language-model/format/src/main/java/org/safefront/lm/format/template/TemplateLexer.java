package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Cuts a template into text and tags, and takes away the white space that Jinja2 takes away with {@code trim_blocks} and
 * {@code lstrip_blocks} on: the line break behind a block or comment, the indentation before it, and whatever a minus
 * asks for.
 */
final class TemplateLexer {
    private final SourceCursor cursor;
    private final List<Token> tokens = new ArrayList<>();

    private TemplateLexer(String source) {
        this.cursor = new SourceCursor(source);
    }

    /** The tokens of a template. What cannot be one is an error when the parser gets there. */
    static TokenStream tokenize(String template) {
        String source = template.replace("\r\n", "\n").replace('\r', '\n');
        var lexer = new TemplateLexer(source.endsWith("\n") ? source.substring(0, source.length() - 1) : source);
        try {
            lexer.run();
            return new TokenStream(lexer.tokens, Optional.empty());
        } catch (TemplateSyntaxException e) {
            return new TokenStream(lexer.tokens, Optional.of(e));
        }
    }

    private void run() {
        while (!cursor.atEnd()) {
            int tag = nextTag(cursor.position());
            if (tag < 0) {
                int line = cursor.line();
                emit(Token.Kind.DATA, cursor.moveTo(cursor.source().length()), line);
            } else {
                tag(tag);
            }
        }
        emit(
                Token.Kind.END,
                "",
                tokens.isEmpty() ? 1 : tokens.get(tokens.size() - 1).line());
    }

    private int nextTag(int from) {
        String source = cursor.source();
        int at = source.indexOf('{', from);
        while (at >= 0 && (at + 1 == source.length() || "%{#".indexOf(source.charAt(at + 1)) < 0)) {
            at = source.indexOf('{', at + 1);
        }
        return at;
    }

    private void tag(int at) {
        Optional<Integer> raw = endOfRawBegin(at);
        char kind = cursor.source().charAt(at + 1);
        char sign = sign(at + 2);
        text(at, sign, kind != '{');
        cursor.move(sign == ' ' ? 2 : 3);
        if (raw.isPresent()) {
            cursor.moveTo(raw.get());
            raw();
        } else if (kind == '#') {
            comment();
        } else {
            expression(kind == '%');
        }
    }

    private char sign(int at) {
        String source = cursor.source();
        return at < source.length() && (source.charAt(at) == '-' || source.charAt(at) == '+') ? source.charAt(at) : ' ';
    }

    /** The text before a tag, without what the tag strips from its end. */
    private void text(int end, char sign, boolean block) {
        boolean lineStart = cursor.atLineStart();
        int line = cursor.line();
        String text = cursor.moveTo(end);
        if (sign == '-') {
            text = TextCutting.strip(Text.of(text), Optional.empty(), false, true)
                    .chars();
        } else if (sign != '+' && block) {
            int lastLine = text.lastIndexOf('\n') + 1;
            boolean blank = Characters.all(text.substring(lastLine), Characters::isSpace);
            text = blank && (lastLine > 0 || lineStart) ? text.substring(0, lastLine) : text;
        }
        emit(Token.Kind.DATA, text, line);
    }

    private void expression(boolean block) {
        emit(block ? Token.Kind.BLOCK_BEGIN : Token.Kind.PRINT_BEGIN, "", cursor.line());
        new ExpressionLexer(cursor, block, tokens).run();
    }

    private void comment() {
        int line = cursor.line();
        int end = cursor.source().indexOf("#}", cursor.position());
        if (cursor.atEnd()) {
            return;
        }
        if (end < 0) {
            throw new TemplateSyntaxException("Missing end of comment tag", line);
        }
        char sign = end > cursor.position() ? sign(end - 1) : ' ';
        cursor.moveTo(end + 2);
        afterTag(sign);
    }

    private void raw() {
        int from = cursor.position();
        int line = cursor.line();
        for (int at = cursor.source().indexOf("{%", from);
                at >= 0;
                at = cursor.source().indexOf("{%", at + 1)) {
            char sign = sign(at + 2);
            int word = cursor.afterSpace(sign == ' ' ? at + 2 : at + 3);
            int close = cursor.source().startsWith("endraw", word) ? cursor.afterSpace(word + "endraw".length()) : -1;
            char closeSign = close < 0 ? ' ' : sign(close);
            int end = closeSign == ' ' ? close : close + 1;
            if (close >= 0 && cursor.source().startsWith("%}", end)) {
                text(at, sign, true);
                cursor.moveTo(end + 2);
                afterTag(closeSign);
                return;
            }
        }
        if (!cursor.atEnd()) {
            throw new TemplateSyntaxException("Missing end of raw directive", line);
        }
    }

    /** If a tag opens a raw section: where the section begins. No line break goes with this tag. */
    private Optional<Integer> endOfRawBegin(int at) {
        String source = cursor.source();
        if (!source.startsWith("{%", at)) {
            return Optional.empty();
        }
        int word = cursor.afterSpace(sign(at + 2) == ' ' ? at + 2 : at + 3);
        if (!source.startsWith("raw", word)) {
            return Optional.empty();
        }
        int close = cursor.afterSpace(word + "raw".length());
        if (source.startsWith("-%}", close)) {
            return Optional.of(cursor.afterSpace(close + 3));
        }
        return source.startsWith("%}", close) ? Optional.of(close + 2) : Optional.empty();
    }

    private void afterTag(char sign) {
        if (sign == '-') {
            cursor.skipSpace();
        } else if (sign == ' ') {
            cursor.skipLineBreak();
        }
    }

    private void emit(Token.Kind kind, String value, int line) {
        if (kind != Token.Kind.DATA || !value.isEmpty()) {
            tokens.add(new Token(kind, value, line));
        }
    }
}
