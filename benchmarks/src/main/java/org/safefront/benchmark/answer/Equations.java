package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What equations say: x = 5 says 5, and 2x + y = 1 says nothing but itself. */
final class Equations {
    private static final String ROUNDED = "~";
    private static final Set<String> SIGNS = Set.of("=", ROUNDED);

    private Equations() {}

    static boolean isEquation(Answer answer) {
        return answer instanceof Answer.Relation relation && SIGNS.containsAll(relation.signs());
    }

    /** What it is that x is in. */
    static Answer withoutMembership(Answer answer) {
        boolean isMembership = answer instanceof Answer.Relation relation
                && relation.signs().get(relation.signs().size() - 1).equals("in");
        return isMembership
                ? ((Answer.Relation) answer)
                        .sides()
                        .get(((Answer.Relation) answer).signs().size())
                : answer;
    }

    /** The value at the end, of equal values the last that is not rounded. */
    static Answer last(Answer.Relation equation) {
        List<Answer> sides = equation.sides();
        int end = equation.signs().size();
        boolean isRounded = equation.signs().get(end - 1).equals(ROUNDED);
        boolean isNamed = end == 1 && isName(sides.get(0));
        return sides.get(isRounded && !isNamed ? end - 1 : end);
    }

    /** The value that it gives to a name, or that a calculation ends with. */
    static Optional<Answer> said(Answer.Relation equation) {
        Answer first = equation.sides().get(0);
        boolean isCalculation = equation.sides().size() > 2 || RealLine.isConstant(first);
        return isCalculation || isName(first) ? Optional.of(last(equation)) : Optional.empty();
    }

    /** Two equations say the same if one is the other times a number, or if they say the same of the same. */
    static boolean areEqual(Answer.Relation gold, Answer.Relation given) {
        Answer goldName = gold.sides().get(0);
        Answer givenName = given.sides().get(0);
        boolean isScalar = isScalar(goldName) && isScalar(givenName) && isScalar(last(gold)) && isScalar(last(given));
        if (isScalar
                && ScalarEquality.ratioSign(difference(gold), difference(given)).isPresent()) {
            return true;
        }
        return AnswerEquality.areEqual(goldName, givenName) && AnswerEquality.areEqual(last(gold), last(given));
    }

    private static Expr difference(Answer.Relation equation) {
        return Expr.sum(Values.expr(equation.sides().get(0)), Expr.minus(Values.expr(last(equation))));
    }

    private static boolean isScalar(Answer answer) {
        return answer instanceof Answer.Scalar || answer instanceof Answer.Percent;
    }

    /** What stands for a value and says nothing of it: letters, functions of letters, their products, tuples of them. */
    private static boolean isName(Answer side) {
        if (side instanceof Answer.Text) {
            return true;
        }
        if (side instanceof Answer.Group group) {
            return group.items().stream().allMatch(Equations::isName);
        }
        return side instanceof Answer.Scalar scalar && isName(scalar.expr());
    }

    private static boolean isName(Expr expr) {
        if (expr instanceof Expr.Call call) {
            return !expr.variables().isEmpty() || !Numeric.isKnown(call);
        }
        if (expr instanceof Expr.Sym sym) {
            return !Expr.CONSTANTS.contains(sym.name()) || sym.name().equals("e");
        }
        if (expr instanceof Expr.Mul mul) {
            return mul.factors().stream().allMatch(Equations::isName);
        }
        return expr instanceof Expr.Pow pow
                && isName(pow.base())
                && pow.exponent().equals(Expr.minusOne());
    }
}
