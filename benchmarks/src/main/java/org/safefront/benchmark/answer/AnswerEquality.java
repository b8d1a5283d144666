package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.commons.numbers.fraction.BigFraction;

/** Whether two answers, understood and reduced, are one. */
final class AnswerEquality {
    private static final Set<Class<? extends Answer>> SETS =
            Set.of(Answer.Union.class, Answer.Minus.class, Answer.Relation.class);

    private AnswerEquality() {}

    static boolean areEqual(Answer gold, Answer given) {
        Answer left = Equations.withoutMembership(gold);
        Answer right = Equations.withoutMembership(given);
        boolean equation = Equations.isEquation(left);
        boolean other = Equations.isEquation(right);
        if (equation && other) {
            return Equations.areEqual((Answer.Relation) left, (Answer.Relation) right);
        }
        if (other) {
            return areEqual(left, Equations.last((Answer.Relation) right));
        }
        if (equation) {
            return Equations.said((Answer.Relation) left)
                    .map(value -> areEqual(value, right))
                    .orElse(false);
        }
        return asSets(left, right).orElseGet(() -> asValues(left, right));
    }

    /** Where one is an inequality, a union or all reals, both are looked at as sets of numbers. */
    private static Optional<Boolean> asSets(Answer gold, Answer given) {
        if (!isSet(gold) && !isSet(given)) {
            return Optional.empty();
        }
        Optional<Boolean> equal =
                RealLine.of(gold).flatMap(left -> RealLine.of(given).map(right -> RealLine.areEqual(left, right)));
        boolean named = gold instanceof Answer.Relation left
                && given instanceof Answer.Relation right
                && !Inequality.name(left).equals(Inequality.name(right));
        return named ? Optional.empty() : equal;
    }

    private static boolean isSet(Answer answer) {
        boolean conditions = answer instanceof Answer.Listing listing
                && listing.items().stream()
                        .allMatch(item -> item instanceof Answer.Relation && !Equations.isEquation(item));
        boolean reals = answer instanceof Answer.Scalar scalar && scalar.expr().equals(Expr.reals());
        return conditions || reals || SETS.contains(answer.getClass());
    }

    private static boolean asValues(Answer gold, Answer given) {
        if (gold instanceof Answer.Relation left && given instanceof Answer.Relation right) {
            return relations(left, right);
        }
        if (gold instanceof Answer.Scalar left && given instanceof Answer.Scalar right) {
            return ScalarEquality.areEqual(left.expr(), right.expr()) || sameLetters(left, right);
        }
        if (is(Answer.Text.class, gold, given)) {
            return letters(gold).equals(letters(given));
        }
        if (is(Answer.Percent.class, gold, given)) {
            return percent(gold, given);
        }
        return is(Answer.Matrix.class, gold, given) ? matrices(gold, given) : Several.areEqual(gold, given);
    }

    private static boolean is(Class<? extends Answer> kind, Answer gold, Answer given) {
        return kind.isInstance(gold) || kind.isInstance(given);
    }

    /** A word may be typed as a product of its letters, in capitals or not. */
    private static boolean sameLetters(Answer.Scalar gold, Answer.Scalar given) {
        boolean isWord = gold.expr() instanceof Expr.Mul || given.expr() instanceof Expr.Mul;
        return isWord
                && letters(gold).length() > 2
                && letters(gold).equals(letters(given))
                && !letters(gold).contains("?");
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
                : Several.isTuple(answer);
    }

    private static List<Expr> cells(Answer answer) {
        if (answer instanceof Answer.Matrix matrix) {
            return matrix.rows().stream().flatMap(List::stream).toList();
        }
        return Several.isTuple(answer)
                ? Values.items(answer).stream()
                        .filter(Answer.Scalar.class::isInstance)
                        .map(Values::expr)
                        .toList()
                : List.of();
    }

    /** Inequalities say the same if one is the other times a number; a negative one turns the sign round. */
    private static boolean relations(Answer.Relation gold, Answer.Relation given) {
        if (gold.signs().size() != 1 || given.signs().size() != 1) {
            return gold.signs().equals(given.signs()) && Several.ordered(gold.sides(), given.sides());
        }
        String sign = gold.signs().get(0);
        String other = given.signs().get(0);
        Optional<Integer> ratio = ScalarEquality.ratioSign(difference(gold), difference(given));
        if (ratio.isEmpty()) {
            return false;
        }
        return (sign.equals(other) && (ratio.get() > 0 || isSymmetric(sign)))
                || (sign.equals(turned(other)) && ratio.get() < 0);
    }

    private static Expr difference(Answer.Relation relation) {
        return Expr.sum(
                Values.expr(relation.sides().get(0)),
                Expr.minus(Values.expr(relation.sides().get(1))));
    }

    private static boolean isSymmetric(String sign) {
        return sign.equals("=") || sign.equals("!=") || sign.equals("~");
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
