package org.safefront.lm.format.template;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Parses a value and what is attached to it: attributes, brackets, calls, filters and tests. */
final class OperandParser {
    private static final Map<String, Value> CONSTANTS = Map.of(
            "true", Truth.TRUE,
            "True", Truth.TRUE,
            "false", Truth.FALSE,
            "False", Truth.FALSE,
            "none", None.NONE,
            "None", None.NONE);

    private final ExpressionParser expressions;
    private final TokenStream tokens;
    private final Frames frames;

    OperandParser(ExpressionParser expressions, TokenStream tokens, Frames frames) {
        this.expressions = expressions;
        this.tokens = tokens;
        this.frames = frames;
    }

    static boolean isConstant(String name) {
        return CONSTANTS.containsKey(name);
    }

    /** A name, a literal, or anything in parentheses. */
    Expression primary() {
        return switch (tokens.current().kind()) {
            case NAME -> name(tokens.next().value());
            case STRING -> string();
            case INTEGER -> new Expression.Constant(integer(tokens.next()));
            case FLOAT ->
                new Expression.Constant(
                        new Real(Double.parseDouble(tokens.next().value().replace("_", ""))));
            case OPERATOR -> bracketed();
            default -> throw unexpected();
        };
    }

    /** Attributes, brackets and calls behind a value. */
    Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.line();
            if (tokens.skipOperator(".")) {
                value = new Expression.AtLine(line, attribute(value));
            } else if (tokens.skipOperator("[")) {
                value = new Expression.AtLine(line, subscript(value));
            } else if (tokens.atOperator("(")) {
                value = new Expression.AtLine(line, new Invocation.Call(value, arguments()));
            } else {
                return value;
            }
        }
    }

    /** Filters, tests and calls behind a value. */
    Expression filters(Expression start) {
        Expression value = start;
        while (true) {
            int line = tokens.line();
            if (tokens.skipOperator("|")) {
                value = filter(value);
            } else if (tokens.skipName("is")) {
                value = test(value, line);
            } else if (tokens.atOperator("(")) {
                value = new Expression.AtLine(line, new Invocation.Call(value, arguments()));
            } else {
                return value;
            }
        }
    }

    /** One filter, the bar before its name already read. */
    Expression filter(Expression subject) {
        int line = tokens.line();
        String name = dottedName();
        if (Filters.find(name).isEmpty()) {
            frames.unknown(new TemplateSyntaxException("No filter named '" + name + "'.", line));
        }
        Invocation.ArgumentList arguments = tokens.atOperator("(") ? arguments() : Invocation.ArgumentList.NONE;
        return new Expression.AtLine(line, new Invocation.Filtered(subject, name, arguments));
    }

    /** Whether an expression is a call, for the call tag. */
    static Optional<Invocation.Call> asCall(Expression expression) {
        return expression instanceof Expression.AtLine wrapped && wrapped.expression() instanceof Invocation.Call call
                ? Optional.of(call)
                : Optional.empty();
    }

    private Expression name(String name) {
        if (isConstant(name)) {
            return new Expression.Constant(CONSTANTS.get(name));
        }
        frames.load(name);
        return new Expression.Name(name);
    }

    private Expression string() {
        var text = new StringBuilder();
        while (tokens.at(Token.Kind.STRING)) {
            text.append(tokens.next().value());
        }
        return new Expression.Constant(Text.of(text.toString()));
    }

    private static Value integer(Token token) {
        String digits = token.value().replace("_", "").toLowerCase(Locale.ROOT);
        BigInteger value = NumberReader.whole(digits, 0)
                .orElseThrow(() -> new TemplateSyntaxException("integer of too many digits", token.line()));
        return new Whole(value);
    }

    private Expression bracketed() {
        if (tokens.skipOperator("(")) {
            Expression inside = expressions.parenthesised();
            tokens.expectOperator(")");
            return inside;
        }
        if (tokens.skipOperator("[")) {
            return list();
        }
        if (tokens.skipOperator("{")) {
            return dict();
        }
        throw unexpected();
    }

    private Expression list() {
        var items = new ArrayList<Expression>();
        while (!tokens.skipOperator("]")) {
            items.add(expressions.expression());
            endOfItem("]");
        }
        return new Literals.Items(Sequence.Kind.LIST, items);
    }

    private Expression dict() {
        var pairs = new ArrayList<Map.Entry<Expression, Expression>>();
        while (!tokens.skipOperator("}")) {
            Expression key = expressions.expression();
            tokens.expectOperator(":");
            pairs.add(Map.entry(key, expressions.expression()));
            endOfItem("}");
        }
        return new Literals.Pairs(pairs);
    }

    private void endOfItem(String close) {
        if (!tokens.atOperator(close)) {
            tokens.expectOperator(",");
        }
    }

    private Expression attribute(Expression owner) {
        Token token = tokens.next();
        if (token.is(Token.Kind.NAME)) {
            return new Access.Attribute(owner, token.value());
        }
        if (token.is(Token.Kind.INTEGER)) {
            return new Access.Item(owner, new Expression.Constant(integer(token)));
        }
        throw new TemplateSyntaxException("expected name or number", token.line());
    }

    private Expression subscript(Expression owner) {
        var keys = new ArrayList<Expression>();
        while (!tokens.skipOperator("]")) {
            Optional<Expression> start =
                    tokens.atOperator(":") ? Optional.empty() : Optional.of(expressions.expression());
            if (tokens.skipOperator(":")) {
                return slice(owner, start);
            }
            keys.add(start.orElseThrow());
            endOfItem("]");
        }
        return new Access.Item(owner, keys.size() == 1 ? keys.get(0) : new Literals.Items(Sequence.Kind.TUPLE, keys));
    }

    private Expression slice(Expression owner, Optional<Expression> start) {
        Expression none = new Expression.Constant(None.NONE);
        Expression stop = tokens.atOperator(":") || tokens.atOperator("]") ? none : expressions.expression();
        boolean stepped = tokens.skipOperator(":") && !tokens.atOperator("]");
        Expression step = stepped ? expressions.expression() : none;
        tokens.expectOperator("]");
        return new Access.Stretch(owner, start.orElse(none), stop, step);
    }

    private Expression test(Expression subject, int line) {
        boolean negated = tokens.skipName("not");
        String name = dottedName();
        if (Tests.find(name).isEmpty()) {
            frames.unknown(new TemplateSyntaxException("No test named '" + name + "'.", line));
        }
        Expression test = new Expression.AtLine(line, new Invocation.Tested(subject, name, testArguments()));
        return negated ? new Logic.Not(test) : test;
    }

    private Invocation.ArgumentList testArguments() {
        if (tokens.atOperator("(")) {
            return arguments();
        }
        if (!startsOperand()) {
            return Invocation.ArgumentList.NONE;
        }
        if (tokens.atName("is")) {
            throw tokens.failure("You cannot chain multiple tests with is");
        }
        Expression argument = postfix(primary());
        return new Invocation.ArgumentList(List.of(argument), Map.of(), Optional.empty(), Optional.empty());
    }

    private boolean startsOperand() {
        return switch (tokens.current().kind()) {
            case NAME -> !tokens.atName("else") && !tokens.atName("or") && !tokens.atName("and");
            case STRING, INTEGER, FLOAT -> true;
            case OPERATOR -> tokens.atOperator("[") || tokens.atOperator("{");
            default -> false;
        };
    }

    private String dottedName() {
        var name = new StringBuilder(tokens.expect(Token.Kind.NAME).value());
        while (tokens.skipOperator(".")) {
            name.append('.').append(tokens.expect(Token.Kind.NAME).value());
        }
        return name.toString();
    }

    private Invocation.ArgumentList arguments() {
        Token start = tokens.expectOperator("(");
        var positional = new ArrayList<Expression>();
        var named = new LinkedHashMap<String, Expression>();
        Optional<Expression> rest = Optional.empty();
        Optional<Expression> restNamed = Optional.empty();
        while (!tokens.skipOperator(")")) {
            boolean ordered = restNamed.isEmpty();
            if (tokens.skipOperator("*")) {
                ordered &= rest.isEmpty();
                rest = Optional.of(expressions.expression());
            } else if (tokens.skipOperator("**")) {
                restNamed = Optional.of(expressions.expression());
            } else if (tokens.at(Token.Kind.NAME) && tokens.look().isOperator("=")) {
                namedArgument(named);
            } else {
                ordered &= rest.isEmpty() && named.isEmpty();
                positional.add(expressions.expression());
            }
            if (!ordered) {
                throw new TemplateSyntaxException("invalid syntax for function call expression", start.line());
            }
            endOfItem(")");
        }
        return new Invocation.ArgumentList(positional, named, rest, restNamed);
    }

    private void namedArgument(Map<String, Expression> named) {
        String name = tokens.next().value();
        tokens.expectOperator("=");
        if (named.put(name, expressions.expression()) != null) {
            throw tokens.failure("keyword argument repeated: " + name);
        }
    }

    private TemplateSyntaxException unexpected() {
        return tokens.failure("unexpected '" + tokens.current().describe() + "'");
    }
}
