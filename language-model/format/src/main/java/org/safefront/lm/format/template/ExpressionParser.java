package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Parses expressions by the precedence of Jinja2: from {@code if} over {@code or} down to {@code **}. */
final class ExpressionParser {
    /** Deeper nesting than any person writes, and well within the stack. */
    private static final int MAX_DEPTH = 100;

    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private final TokenStream tokens;
    private final Frames frames;
    private final OperandParser operands;
    private int depth;

    ExpressionParser(TokenStream tokens, Frames frames) {
        this.tokens = tokens;
        this.frames = frames;
        this.operands = new OperandParser(this, tokens, frames);
    }

    OperandParser operands() {
        return operands;
    }

    /** Any expression. */
    Expression expression() {
        return nested(this::conditional);
    }

    /** An expression without {@code if}, which would belong to the tag. */
    Expression withoutCondition() {
        return nested(this::or);
    }

    /** Expressions with commas between them make a tuple; it ends with the tag or a parenthesis. */
    Expression tuple(Supplier<Expression> part) {
        Optional<Expression> tuple = items(part);
        return tuple.orElseThrow(() -> tokens.failure(
                "Expected an expression, got '" + tokens.current().describe() + "'"));
    }

    /** The same between parentheses, where there may be nothing. */
    Expression parenthesised() {
        return items(this::expression).orElseGet(() -> new Literals.Items(Sequence.Kind.TUPLE, List.of()));
    }

    /** Something that contains expressions; how deep that goes is bounded. */
    <T> T nested(Supplier<T> part) {
        if (++depth > MAX_DEPTH) {
            throw tokens.failure("expressions nested more than " + MAX_DEPTH + " deep");
        }
        T parsed = part.get();
        depth--;
        return parsed;
    }

    private Optional<Expression> items(Supplier<Expression> part) {
        var items = new ArrayList<Expression>();
        boolean tuple = false;
        while (!endsTuple()) {
            items.add(part.get());
            if (!tokens.skipOperator(",")) {
                break;
            }
            tuple = true;
        }
        if (tuple) {
            return Optional.of(new Literals.Items(Sequence.Kind.TUPLE, items));
        }
        return items.stream().findFirst();
    }

    private boolean endsTuple() {
        return tokens.at(Token.Kind.PRINT_END) || tokens.at(Token.Kind.BLOCK_END) || tokens.atOperator(")");
    }

    private Expression conditional() {
        int mark = frames.mark();
        int line = tokens.line();
        Expression value = or();
        while (tokens.skipName("if")) {
            Expression test = or();
            Optional<Expression> otherwise =
                    tokens.skipName("else") ? Optional.of(nested(this::conditional)) : Optional.empty();
            value = new Expression.Conditional(test, value, otherwise, line);
            frames.soften(mark);
            line = tokens.line();
        }
        return value;
    }

    private Expression or() {
        Expression left = and();
        while (tokens.skipName("or")) {
            left = new Logic.Or(left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (tokens.skipName("and")) {
            left = new Logic.And(left, not());
        }
        return left;
    }

    private Expression not() {
        return tokens.skipName("not") ? new Logic.Not(nested(this::not)) : comparison();
    }

    private Expression comparison() {
        Expression first = sum();
        var links = new ArrayList<Logic.Chain.Link>();
        Optional<String> operator = comparisonOperator();
        while (operator.isPresent()) {
            links.add(new Logic.Chain.Link(operator.get(), sum()));
            operator = comparisonOperator();
        }
        return links.isEmpty() ? first : new Logic.Chain(first, links);
    }

    private Optional<String> comparisonOperator() {
        if (tokens.at(Token.Kind.OPERATOR)
                && COMPARISONS.contains(tokens.current().value())) {
            return Optional.of(tokens.next().value());
        }
        if (tokens.skipName("in")) {
            return Optional.of("in");
        }
        if (tokens.atName("not") && tokens.look().isName("in")) {
            tokens.next();
            tokens.next();
            return Optional.of("not in");
        }
        return Optional.empty();
    }

    private Expression sum() {
        return binary(this::concatenation, Set.of("+", "-"));
    }

    private Expression concatenation() {
        var parts = new ArrayList<Expression>(List.of(product()));
        while (tokens.skipOperator("~")) {
            parts.add(product());
        }
        return parts.size() == 1 ? parts.get(0) : new Expression.Concatenation(parts);
    }

    private Expression product() {
        return binary(this::power, Set.of("*", "/", "//", "%"));
    }

    private Expression power() {
        return binary(this::unary, Set.of("**"));
    }

    private Expression unary() {
        return unary(true);
    }

    /** A sign binds less than what follows a value, but more than a filter. */
    private Expression unary(boolean filtered) {
        int line = tokens.line();
        Expression operand;
        if (tokens.atOperator("-") || tokens.atOperator("+")) {
            boolean negative = tokens.next().value().equals("-");
            operand = new Expression.AtLine(line, new Calculation.Sign(negative, nested(() -> unary(false))));
        } else {
            operand = operands.primary();
        }
        Expression complete = operands.postfix(operand);
        return filtered ? operands.filters(complete) : complete;
    }

    private Expression binary(Supplier<Expression> part, Set<String> operators) {
        int line = tokens.line();
        Expression left = part.get();
        while (tokens.at(Token.Kind.OPERATOR)
                && operators.contains(tokens.current().value())) {
            String operator = tokens.next().value();
            left = new Expression.AtLine(line, new Calculation.Binary(operator, left, part.get()));
            line = tokens.line();
        }
        return left;
    }
}
