package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/** Whether two answers, understood and reduced, are one. */
final class AnswerEquality {
    private AnswerEquality() {}

    static boolean areEqual(Answer gold, Answer given) {
        if (gold instanceof Answer.Relation left && given instanceof Answer.Relation right) {
            return relations(left, right);
        }
        if (either(Answer.Text.class, gold, given)) {
            return letters(gold).equals(letters(given));
        }
        if (either(Answer.Percent.class, gold, given)) {
            return percent(gold, given);
        }
        if (gold instanceof Answer.Scalar left && given instanceof Answer.Scalar right) {
            return ScalarEquality.areEqual(left.expr(), right.expr());
        }
        return either(Answer.Matrix.class, gold, given) ? matrices(gold, given) : several(gold, given);
    }

    private static boolean either(Class<? extends Answer> kind, Answer gold, Answer given) {
        return kind.isInstance(gold) || kind.isInstance(given);
    }

    private static boolean several(Answer gold, Answer given) {
        if (gold instanceof Answer.Union left && given instanceof Answer.Union right) {
            return unordered(left.sets(), right.sets());
        }
        if (gold instanceof Answer.Group left && given instanceof Answer.Group right) {
            return left.open() == right.open() && left.close() == right.close() && ordered(left.items(), right.items());
        }
        if (!isMany(gold) || !isMany(given)) {
            return single(gold, given);
        }
        return either(Answer.Group.class, gold, given)
                ? tupleAndList(gold, given)
                : unordered(Values.items(gold), Values.items(given));
    }

    /** (1, 2) and 1, 2 are the same, in this order; a set has none. */
    private static boolean tupleAndList(Answer gold, Answer given) {
        boolean tuple = isTuple(gold) || isTuple(given);
        return tuple && !either(Answer.Finite.class, gold, given) && ordered(Values.items(gold), Values.items(given));
    }

    /** A set of one, and its one. */
    private static boolean single(Answer gold, Answer given) {
        List<Answer> left = Values.items(gold);
        List<Answer> right = Values.items(given);
        if (gold instanceof Answer.Scalar && given instanceof Answer.Listing) {
            // Said twice, in two ways, it is said once.
            return right.stream().allMatch(one -> areEqual(gold, one));
        }
        boolean isSet = gold instanceof Answer.Finite || given instanceof Answer.Finite;
        return isSet
                && left.size() == 1
                && right.size() == 1
                && !(left.get(0).equals(gold) && right.get(0).equals(given))
                && areEqual(left.get(0), right.get(0));
    }

    private static boolean isMany(Answer answer) {
        return answer instanceof Answer.Listing || answer instanceof Answer.Finite || answer instanceof Answer.Group;
    }

    private static boolean isTuple(Answer answer) {
        return answer instanceof Answer.Group group && group.open() == '(' && group.close() == ')';
    }

    private static boolean ordered(List<Answer> gold, List<Answer> given) {
        return gold.size() == given.size()
                && IntStream.range(0, gold.size()).allMatch(i -> areEqual(gold.get(i), given.get(i)));
    }

    private static boolean unordered(List<Answer> gold, List<Answer> given) {
        if (gold.size() != given.size()) {
            return false;
        }
        var left = new ArrayList<>(given);
        for (Answer one : gold) {
            Optional<Answer> match =
                    left.stream().filter(other -> areEqual(one, other)).findFirst();
            if (match.isEmpty()) {
                return false;
            }
            left.remove(match.get());
        }
        return true;
    }

    /** 28 % is 28 %, and whoever says 28 or 0.28 means it too. */
    private static boolean percent(Answer gold, Answer given) {
        Optional<Expr> left = share(gold);
        Optional<Expr> right = share(given);
        if (left.isEmpty() || right.isEmpty()) {
            return false;
        }
        boolean both = gold instanceof Answer.Percent && given instanceof Answer.Percent;
        Expr hundred = Expr.number(100);
        Expr percent = gold instanceof Answer.Percent ? left.get() : right.get();
        Expr other = gold instanceof Answer.Percent ? right.get() : left.get();
        return ScalarEquality.areEqual(percent, other)
                || (!both && ScalarEquality.areEqual(Expr.quotient(percent, hundred), other));
    }

    private static Optional<Expr> share(Answer answer) {
        if (answer instanceof Answer.Percent percent) {
            return Optional.of(percent.expr());
        }
        return answer instanceof Answer.Scalar scalar ? Optional.of(scalar.expr()) : Optional.empty();
    }

    /** A matrix of one column, or of one row, is a vector. */
    private static boolean matrices(Answer gold, Answer given) {
        List<Expr> left = cells(gold);
        List<Expr> right = cells(given);
        boolean sameShape = (gold instanceof Answer.Matrix a && given instanceof Answer.Matrix b)
                ? a.rows().size() == b.rows().size()
                : isVector(gold) && isVector(given);
        return sameShape
                && left.size() == right.size()
                && IntStream.range(0, left.size()).allMatch(i -> ScalarEquality.areEqual(left.get(i), right.get(i)));
    }

    private static boolean isVector(Answer answer) {
        return answer instanceof Answer.Matrix matrix
                ? matrix.rows().size() == 1 || matrix.rows().get(0).size() == 1
                : isTuple(answer);
    }

    private static List<Expr> cells(Answer answer) {
        if (answer instanceof Answer.Matrix matrix) {
            return matrix.rows().stream().flatMap(List::stream).toList();
        }
        return isTuple(answer)
                ? Values.items(answer).stream()
                        .filter(Answer.Scalar.class::isInstance)
                        .map(Values::expr)
                        .toList()
                : List.of();
    }

    /** Two equations say the same if one is the other times a number; inequalities keep their direction. */
    private static boolean relations(Answer.Relation gold, Answer.Relation given) {
        if (gold.signs().size() != 1 || given.signs().size() != 1) {
            return gold.signs().equals(given.signs()) && ordered(gold.sides(), given.sides());
        }
        String sign = gold.signs().get(0);
        String other = given.signs().get(0);
        Optional<Integer> ratio = ScalarEquality.ratioSign(difference(gold), difference(given));
        if (ratio.isEmpty()) {
            return false;
        }
        return sign.equals(ratio.get() > 0 ? other : turned(other));
    }

    private static Expr difference(Answer.Relation relation) {
        return Expr.sum(
                Values.expr(relation.sides().get(0)),
                Expr.minus(Values.expr(relation.sides().get(1))));
    }

    private static String turned(String sign) {
        return sign.startsWith("<") ? sign.replace('<', '>') : sign.replace('>', '<');
    }

    private static String letters(Answer answer) {
        if (answer instanceof Answer.Text text) {
            return text.words().toLowerCase(Locale.ROOT).replaceAll("[^\\p{Alnum}]", "");
        }
        return answer instanceof Answer.Scalar scalar ? spelled(scalar.expr()) : "?" + answer.hashCode();
    }

    private static String spelled(Expr expr) {
        if (expr instanceof Expr.Sym sym) {
            return sym.name().toLowerCase(Locale.ROOT);
        }
        if (expr instanceof Expr.Num num) {
            return num.value().equals(BigFraction.of(num.value().intValue()))
                    ? num.value().toString()
                    : "?";
        }
        return expr instanceof Expr.Mul mul
                ? String.join(
                        "", mul.factors().stream().map(AnswerEquality::spelled).toList())
                : "?";
    }
}
