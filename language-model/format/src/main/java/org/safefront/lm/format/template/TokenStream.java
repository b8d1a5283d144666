package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;

/** Tokens under a reading finger. */
final class TokenStream {
    private final List<Token> tokens;
    private final Optional<TemplateSyntaxException> failure;
    private int position;

    /** Tokens up to the end of the template, or up to where they could not be read any further. */
    TokenStream(List<Token> tokens, Optional<TemplateSyntaxException> failure) {
        this.tokens = tokens;
        this.failure = failure;
    }

    Token current() {
        return at(position);
    }

    /** The token after the current one. */
    Token look() {
        return at(position + 1);
    }

    int line() {
        return current().line();
    }

    /** The current token; the finger moves on. */
    Token next() {
        Token token = current();
        position++;
        at(position);
        return token;
    }

    boolean at(Token.Kind kind) {
        return current().is(kind);
    }

    boolean atName(String name) {
        return current().isName(name);
    }

    boolean atOperator(String operator) {
        return current().isOperator(operator);
    }

    boolean skipName(String name) {
        return skipIf(atName(name));
    }

    boolean skipOperator(String operator) {
        return skipIf(atOperator(operator));
    }

    Token expect(Token.Kind kind) {
        return expect(at(kind), kind.description());
    }

    Token expectName(String name) {
        return expect(atName(name), name);
    }

    Token expectOperator(String operator) {
        return expect(atOperator(operator), operator);
    }

    TemplateSyntaxException failure(String message) {
        return new TemplateSyntaxException(message, line());
    }

    private Token at(int index) {
        if (index >= tokens.size() && failure.isPresent()) {
            throw failure.get();
        }
        return tokens.get(Math.min(index, tokens.size() - 1));
    }

    private boolean skipIf(boolean wanted) {
        if (wanted) {
            next();
        }
        return wanted;
    }

    private Token expect(boolean found, String wanted) {
        if (found) {
            return next();
        }
        throw at(Token.Kind.END)
                ? failure("unexpected end of template, expected '" + wanted + "'.")
                : failure("expected token '" + wanted + "', got '" + current().describe() + "'");
    }
}
