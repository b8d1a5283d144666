package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Optional;

/** What an answer comes to: x = 5 says 5, and 0 < x < 1 says the interval from 0 to 1. */
final class Reduction {
    private static final Answer INFINITE = new Answer.Scalar(new Expr.Sym("oo"));
    private static final Answer MINUS_INFINITE = new Answer.Scalar(Expr.minus(new Expr.Sym("oo")));

    private Reduction() {}

    static Answer of(Answer answer) {
        if (answer instanceof Answer.Listing listing) {
            return new Answer.Listing(all(listing.items()));
        }
        if (answer instanceof Answer.Finite finite) {
            return new Answer.Finite(all(finite.items()));
        }
        if (answer instanceof Answer.Group group) {
            return new Answer.Group(group.open(), all(group.items()), group.close());
        }
        if (answer instanceof Answer.Union union) {
            return new Answer.Union(all(union.sets()));
        }
        return answer instanceof Answer.Relation relation ? relation(relation) : answer;
    }

    private static List<Answer> all(List<Answer> answers) {
        return answers.stream().map(Reduction::of).toList();
    }

    private static Answer relation(Answer.Relation relation) {
        List<String> signs = relation.signs();
        List<Answer> sides = relation.sides();
        if (signs.stream().allMatch(List.of("=", "~", "in")::contains)) {
            return equation(sides, signs).map(Reduction::of).orElse(relation);
        }
        return interval(sides, signs).orElse(relation);
    }

    /** A name and what it is; of a chain of equal values the last that is not rounded. */
    private static Optional<Answer> equation(List<Answer> sides, List<String> signs) {
        boolean roundedAtTheEnd =
                signs.size() > 1 && signs.get(signs.size() - 1).equals("~");
        Answer last = sides.get(sides.size() - (roundedAtTheEnd ? 2 : 1));
        if (sides.size() > 2 || signs.contains("in") || isName(sides.get(0)) || isConstant(sides.get(0))) {
            return Optional.of(last);
        }
        return Optional.empty();
    }

    /** What stands for a value and says nothing of it: letters, functions of letters, their products, tuples of them. */
    private static boolean isName(Answer side) {
        if (side instanceof Answer.Text) {
            return true;
        }
        if (side instanceof Answer.Group group) {
            return group.items().stream().allMatch(Reduction::isName);
        }
        return side instanceof Answer.Scalar scalar && isName(scalar.expr());
    }

    private static boolean isName(Expr expr) {
        if (expr instanceof Expr.Call) {
            return !expr.variables().isEmpty();
        }
        if (expr instanceof Expr.Sym sym) {
            return !Expr.CONSTANTS.contains(sym.name()) || sym.name().equals("e");
        }
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(Reduction::isName);
        }
        return expr instanceof Expr.Pow pow
                && isName(pow.base())
                && pow.exponent().equals(Expr.MINUS_ONE);
    }

    private static Optional<Answer> interval(List<Answer> sides, List<String> signs) {
        if (signs.size() == 1) {
            return ray(sides, signs.get(0));
        }
        boolean upwards = signs.stream().allMatch(sign -> sign.startsWith("<"));
        boolean downwards = signs.stream().allMatch(sign -> sign.startsWith(">"));
        boolean isBetween = signs.size() == 2 && isConstant(sides.get(0)) && isConstant(sides.get(2));
        if (!isBetween || !(upwards || downwards)) {
            return Optional.empty();
        }
        Answer.Group inside = upwards
                ? interval(sides.get(0), signs.get(0), sides.get(2), signs.get(1))
                : interval(sides.get(2), signs.get(1), sides.get(0), signs.get(0));
        return Optional.of(isAbsolute(sides.get(1)) ? mirrored(inside) : inside);
    }

    private static boolean isAbsolute(Answer side) {
        return side instanceof Answer.Scalar scalar
                && scalar.expr() instanceof Expr.Call call
                && call.name().equals("abs");
    }

    /** Where a distance from zero lies: on both sides of it. */
    private static Answer mirrored(Answer.Group above) {
        var below = new Answer.Group(
                above.close() == ']' ? '[' : '(',
                List.of(
                        Values.minus(above.items().get(1)),
                        Values.minus(above.items().get(0))),
                above.open() == '[' ? ']' : ')');
        return new Answer.Union(List.of(below, above));
    }

    private static Optional<Answer> ray(List<Answer> sides, String sign) {
        boolean nameFirst = isSymbol(sides.get(0)) && isConstant(sides.get(1));
        boolean nameLast = isSymbol(sides.get(1)) && isConstant(sides.get(0));
        if (sign.equals("!=") || !(nameFirst || nameLast)) {
            return Optional.empty();
        }
        Answer bound = sides.get(nameFirst ? 1 : 0);
        boolean above = nameFirst == sign.startsWith(">");
        return Optional.of(above ? interval(bound, sign, INFINITE, "<") : interval(MINUS_INFINITE, "<", bound, sign));
    }

    private static Answer.Group interval(Answer low, String lowSign, Answer high, String highSign) {
        return new Answer.Group(
                lowSign.endsWith("=") ? '[' : '(', List.of(low, high), highSign.endsWith("=") ? ']' : ')');
    }

    private static boolean isSymbol(Answer side) {
        return side instanceof Answer.Scalar scalar && scalar.expr() instanceof Expr.Sym && !isConstant(side);
    }

    private static boolean isConstant(Answer side) {
        return side instanceof Answer.Scalar scalar && scalar.expr().variables().isEmpty();
    }
}
