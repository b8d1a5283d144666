package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.safefront.benchmark.answer.RealLine.Span;

/** Solves inequalities of one unknown, in which the unknown, or its absolute value, stands to the first power. */
final class Inequality {
    private static final Set<String> SIGNS = Set.of("<", ">", "<=", ">=", "!=");
    private static final Expr UNKNOWN = new Expr.Sym("?");

    private Inequality() {}

    /** The numbers for which it is true, absent where that is not known. */
    static Optional<List<Span>> solve(Answer.Relation relation) {
        Optional<Expr> unknown = unknown(relation);
        if (unknown.isEmpty() || !SIGNS.containsAll(relation.signs())) {
            return Optional.empty();
        }
        boolean isAbsolute =
                unknown.get() instanceof Expr.Call call && call.name().equals("abs");
        List<Span> set = isAbsolute ? List.of(Spans.ray(Expr.number(0), true, true)) : List.of(Spans.ALL);
        for (int i = 0; i < relation.signs().size(); i++) {
            Expr difference = Expr.sum(
                    Values.expr(relation.sides().get(i)),
                    Expr.minus(Values.expr(relation.sides().get(i + 1))));
            Optional<List<Span>> part = linear(
                    replaced(difference, unknown.get(), UNKNOWN),
                    relation.signs().get(i));
            if (part.isEmpty()) {
                return Optional.empty();
            }
            set = Spans.common(set, part.get());
        }
        return Optional.of(isAbsolute ? Spans.mirrored(set) : set);
    }

    /** The letter that it is about. */
    static Optional<String> name(Answer.Relation relation) {
        return unknown(relation).map(unknown -> String.join(" ", unknown.variables()));
    }

    /** The letter, its absolute value, or the function of it that all sides have in common. */
    private static Optional<Expr> unknown(Answer.Relation relation) {
        boolean isScalar = relation.sides().stream().allMatch(Answer.Scalar.class::isInstance);
        if (!isScalar) {
            return Optional.empty();
        }
        var found = new ArrayList<Expr>();
        relation.sides().forEach(side -> collect(Values.expr(side), found));
        Set<Expr> distinct = found.stream().collect(Collectors.toSet());
        return distinct.size() == 1 ? distinct.stream().findFirst() : Optional.empty();
    }

    private static void collect(Expr expr, List<Expr> found) {
        boolean isVariable = expr instanceof Expr.Sym && !expr.variables().isEmpty();
        boolean isFunction = expr instanceof Expr.Call && !expr.variables().isEmpty();
        if (isVariable || isFunction) {
            found.add(expr);
        } else {
            expr.parts().forEach(part -> collect(part, found));
        }
    }

    private static Optional<List<Span>> linear(Expr difference, String sign) {
        Expr atZero = replaced(difference, UNKNOWN, Expr.number(0));
        Expr slope = Expr.sum(replaced(difference, UNKNOWN, Expr.number(1)), Expr.minus(atZero));
        Expr line = Expr.sum(atZero, Expr.product(slope, UNKNOWN));
        double rise = Spans.place(slope);
        if (Double.isNaN(rise) || rise == 0 || !ScalarEquality.areEqual(difference, line)) {
            return infinite(difference, sign);
        }
        Expr root = Expr.quotient(Expr.minus(atZero), slope);
        if (sign.equals("!=")) {
            return Optional.of(List.of(Spans.ray(root, false, false), Spans.ray(root, false, true)));
        }
        boolean upwards = sign.startsWith(">") == rise > 0;
        return Optional.of(List.of(Spans.ray(root, sign.endsWith("="), upwards)));
    }

    /** That something is below infinity says nothing. */
    private static Optional<List<Span>> infinite(Expr difference, String sign) {
        double anywhere = Spans.place(replaced(difference, UNKNOWN, Expr.number(0)));
        boolean says = Double.isInfinite(anywhere) && sign.startsWith("<") == anywhere < 0;
        return says ? Optional.of(List.of(Spans.ALL)) : Optional.empty();
    }

    private static Expr replaced(Expr expr, Expr what, Expr by) {
        if (expr.equals(what)) {
            return by;
        }
        List<Expr> parts =
                expr.parts().stream().map(part -> replaced(part, what, by)).toList();
        if (expr instanceof Expr.Add) {
            return new Expr.Add(parts);
        }
        if (expr instanceof Expr.Mul) {
            return new Expr.Mul(parts);
        }
        if (expr instanceof Expr.Pow) {
            return new Expr.Pow(parts.get(0), parts.get(1));
        }
        return expr instanceof Expr.Call call ? new Expr.Call(call.name(), parts) : expr;
    }
}
