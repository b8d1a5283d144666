package org.safefront.benchmark.answer;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.numbers.fraction.BigFraction;
import org.safefront.benchmark.answer.Token.Kind;

/** Reads one formula: sums, products, powers, functions, and the values in brackets that it is made of. */
final class FormulaParser {
    private static final int DEEPEST = 40;
    private static final int MOST_DIGITS = 400;
    private static final Set<String> FUNCTIONS = Set.of(
            "sin", "cos", "tan", "cot", "sec", "csc", "ln", "log", "exp", "arcsin", "arccos", "arctan", "sinh", "cosh",
            "tanh", "max", "min", "gcd", "lcm", "det");
    private static final Set<String> INVERTIBLE = Set.of("sin", "cos", "tan");
    private static final Set<String> TIMES = Set.of("cdot", "times", "ast", "star", "bullet");
    private static final Set<String> OPENING = Set.of("(", "[", "{");
    private static final Set<String> TRANSPARENT = Set.of("boxed", "fbox", "underline");
    private static final Set<String> MARKS = Set.of("vec", "hat", "tilde", "overrightarrow", "overline", "bar");
    private static final Map<String, Answer> CONSTANTS = Map.of(
            "pi", new Answer.Scalar(new Expr.Sym("pi")),
            "infty", new Answer.Scalar(new Expr.Sym("oo")),
            "emptyset", new Answer.Finite(List.of()),
            "varnothing", new Answer.Finite(List.of()));
    private static final Set<String> WITHOUT = Set.of("setminus", "backslash");
    private static final Set<String> NO_VALUE =
            Set.of("div", "cup", "cap", "setminus", "backslash", "end", "rfloor", "rceil");

    private final Cursor at;
    private final int depth;

    FormulaParser(List<Token> tokens, int depth) {
        if (depth > DEEPEST) {
            throw new UnreadableException("deeper than " + DEEPEST + " brackets");
        }
        this.at = new Cursor(tokens);
        this.depth = depth;
    }

    /** All of it. */
    Answer whole() {
        if (at.isWords() && !at.hasNext(1)) {
            return new Answer.Text(at.take().text());
        }
        at.skipWords();
        Answer value = union();
        at.skipWords();
        if (!at.isDone()) {
            throw new UnreadableException("what follows " + at.text() + " is no formula");
        }
        return value;
    }

    private Answer union() {
        var sets = new ArrayList<Answer>();
        sets.add(ratio());
        while (at.takeCommand("cup")) {
            sets.add(ratio());
        }
        Answer set = sets.size() == 1 ? sets.get(0) : new Answer.Union(sets);
        while (at.isCommandOf(WITHOUT)) {
            at.take();
            set = new Answer.Minus(set, ratio());
        }
        return set;
    }

    private Answer ratio() {
        var parts = new ArrayList<Answer>();
        parts.add(sum());
        while (at.take(":")) {
            parts.add(sum());
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        return parts.size() == 2
                ? new Answer.Scalar(Expr.quotient(expr(parts.get(0)), expr(parts.get(1))))
                : new Answer.Group('(', parts, ')');
    }

    private Answer sum() {
        boolean negative = sign();
        Answer first = product();
        Answer value = negative ? Values.minus(first) : first;
        while (at.is("+") || at.is("-")) {
            boolean minus = sign();
            Answer next = product();
            value = Values.plus(value, minus ? Values.minus(next) : next);
        }
        return value;
    }

    /** All signs that stand here; whether they make a minus. */
    private boolean sign() {
        boolean negative = false;
        while (at.is("+") || at.is("-")) {
            negative ^= at.take().text().equals("-");
        }
        return negative;
    }

    private Answer product() {
        Answer value = power();
        while (!at.isDone()) {
            Optional<Answer> next = factor(value);
            if (next.isEmpty()) {
                return value;
            }
            value = next.get();
        }
        return value;
    }

    private Optional<Answer> factor(Answer value) {
        if (at.take("%")) {
            return Optional.of(new Answer.Percent(expr(value)));
        }
        if (at.is("*") || at.isCommandOf(TIMES)) {
            at.take();
            return Optional.of(Values.times(value, signedPower()));
        }
        if (at.is("/") || at.isCommand("div")) {
            at.take();
            return Optional.of(new Answer.Scalar(Expr.quotient(expr(value), expr(signedPower()))));
        }
        if (at.isCommand("frac") && value instanceof Answer.Scalar scalar && scalar.expr() instanceof Expr.Num whole) {
            return Optional.of(mixed(whole, expr(power())));
        }
        return beginsValue() ? Optional.of(Values.times(value, power())) : Optional.empty();
    }

    /** One and a half is written 1\frac{1}{2}. */
    private static Answer mixed(Expr.Num whole, Expr fraction) {
        boolean isNumber = fraction.variables().isEmpty()
                && !whole.isDecimal()
                && whole.value().getDenominator().bitLength() == 1;
        return new Answer.Scalar(
                isNumber
                                && Exact.number(fraction)
                                        .filter(value -> value.signum() > 0)
                                        .isPresent()
                        ? Expr.sum(whole, fraction)
                        : Expr.product(whole, fraction));
    }

    private Answer signedPower() {
        boolean negative = sign();
        Answer value = power();
        return negative ? Values.minus(value) : value;
    }

    private boolean beginsValue() {
        if (at.isDone() || at.isWords()) {
            return false;
        }
        Token token = at.peek();
        return switch (token.kind()) {
            case NUMBER, LETTER -> true;
            case COMMAND -> !NO_VALUE.contains(token.text());
            case SIGN -> OPENING.contains(token.text()) || (token.is("|") && !at.insideBars());
            case WORDS -> false;
        };
    }

    private Answer power() {
        Answer value = postfix(atom());
        if (at.take("^")) {
            if (at.isCommand("prime") || at.is("'")) {
                at.take();
                return value;
            }
            Answer exponent = argument();
            return new Answer.Scalar(new Expr.Pow(expr(value), expr(exponent)));
        }
        return value;
    }

    private Answer postfix(Answer value) {
        if (at.take("!")) {
            return new Answer.Scalar(new Expr.Call("factorial", List.of(expr(value))));
        }
        return value;
    }

    /** What follows a sign that takes one thing: braces, or a sign and a value. */
    private Answer argument() {
        if (at.is("{")) {
            return at.bracketed("{", "}", this::inner);
        }
        boolean negative = sign();
        Answer value = postfix(atom());
        return negative ? Values.minus(value) : value;
    }

    private Answer inner(List<Token> tokens) {
        return AnswerParser.list(tokens, depth + 1);
    }

    private Answer atom() {
        if (at.isDone()) {
            throw new UnreadableException("ends too early");
        }
        Token token = at.take();
        return switch (token.kind()) {
            case NUMBER -> new Answer.Scalar(number(token.text()));
            case LETTER -> letter(token.text());
            case COMMAND -> command(token.text());
            case SIGN -> bracket(token.text());
            case WORDS -> throw new UnreadableException("words in a formula: " + token.text());
        };
    }

    private Expr number(String digits) {
        if (digits.length() > MOST_DIGITS) {
            throw new UnreadableException("a number of " + digits.length() + " digits");
        }
        if (at.is("_")) {
            at.take();
            return new Expr.Sym(digits + " in base " + at.raw());
        }
        return new Expr.Num(
                BigFractions.of(new BigDecimal(digits)),
                digits.contains(".") || digits.toLowerCase(Locale.ROOT).contains("e"));
    }

    private Answer letter(String name) {
        var full = new StringBuilder(name);
        if (at.is("_")) {
            at.take();
            full.append('_').append(at.raw());
        }
        while (at.is("'")) {
            full.append(at.take().text());
        }
        boolean isFunction = Set.of("f", "g", "h", "P", "Q").contains(name) && at.is("(");
        if (isFunction) {
            Answer argument = atom();
            return new Answer.Scalar(new Expr.Call(full.toString(), Values.exprs(argument)));
        }
        return new Answer.Scalar(new Expr.Sym(full.toString()));
    }

    private Answer bracket(String open) {
        at.back();
        return switch (open) {
            case "(", "[" -> at.group(this::inner);
            case "{" -> at.bracketed("{", "}", this::inner);
            case "\\{" -> at.bracketed("\\{", "\\}", this::set);
            case "|" -> new Answer.Scalar(new Expr.Call("abs", List.of(expr(at.bars(this::inner)))));
            default -> throw new UnreadableException(open + " in a formula");
        };
    }

    /** A set names its elements, or says what holds for them. */
    private Answer set(List<Token> tokens) {
        if (tokens.isEmpty()) {
            return new Answer.Finite(List.of());
        }
        for (String such : List.of("|", "mid", ":")) {
            List<List<Token>> parts = AnswerParser.splitAtFirst(tokens, such);
            if (parts.size() == 2) {
                return inner(parts.get(1));
            }
        }
        return new Answer.Finite(Values.items(inner(tokens)));
    }

    private Answer command(String name) {
        if (CONSTANTS.containsKey(name)) {
            return CONSTANTS.get(name);
        }
        if (TRANSPARENT.contains(name)) {
            return argument();
        }
        if (MARKS.contains(name)) {
            return new Answer.Scalar(new Expr.Sym(name + " " + at.raw()));
        }
        return FUNCTIONS.contains(name) ? function(name) : structure(name);
    }

    private Answer structure(String name) {
        return switch (name) {
            case "frac" -> new Answer.Scalar(Expr.quotient(digitOrArgument(), digitOrArgument()));
            case "binom" -> new Answer.Scalar(new Expr.Call("binom", List.of(digitOrArgument(), digitOrArgument())));
            case "sqrt" -> root();
            case "mathbb" -> blackboard(at.raw());
            case "lfloor" -> call("floor", at.until("rfloor"));
            case "lceil" -> call("ceil", at.until("rceil"));
            case "begin" -> Rows.answer(at.rows(), depth);
            default -> letter("\\" + name);
        };
    }

    private Answer call(String name, List<Token> inside) {
        return new Answer.Scalar(new Expr.Call(name, List.of(expr(inner(inside)))));
    }

    private Answer blackboard(String name) {
        return name.equals("R") ? new Answer.Scalar(Expr.reals()) : letter("\\mathbb " + name);
    }

    private Answer root() {
        Expr degree = at.is("[") ? expr(at.bracketed("[", "]", this::inner)) : Expr.number(2);
        Expr radicand = expr(argument());
        return new Answer.Scalar(new Expr.Pow(radicand, new Expr.Pow(degree, Expr.minusOne())));
    }

    private Answer function(String name) {
        if (isInverse(name)) {
            return function("arc" + name);
        }
        Expr base = name.equals("log") && at.take("_") ? expr(argument()) : Expr.number(10);
        Optional<Expr> exponent = at.take("^") ? Optional.of(expr(argument())) : Optional.empty();
        // sin 2x is the sine of 2x, sin(2)x is not that of 2x.
        Answer argument = at.is("(") ? power() : productWithoutFunctions();
        List<Expr> arguments = new ArrayList<>(Values.exprs(argument));
        if (name.equals("log")) {
            arguments.add(base);
        }
        Expr call = new Expr.Call(name, arguments);
        return new Answer.Scalar(
                exponent.<Expr>map(power -> new Expr.Pow(call, power)).orElse(call));
    }

    /** The power of minus one of a function is its inverse. */
    private boolean isInverse(String name) {
        return INVERTIBLE.contains(name) && at.takeInverse();
    }

    private Answer productWithoutFunctions() {
        Answer value = power();
        while (!at.isDone() && beginsValue() && !at.isCommandOf(FUNCTIONS) && !at.is("(")) {
            value = Values.times(value, power());
        }
        return value;
    }

    /** \frac34 is three quarters. */
    private Expr digitOrArgument() {
        if (at.isDone() || at.peek().kind() != Kind.NUMBER) {
            return expr(argument());
        }
        return new Expr.Num(BigFraction.of(Long.parseLong(at.takeDigit())), false);
    }

    private static Expr expr(Answer answer) {
        return Values.expr(answer);
    }
}
