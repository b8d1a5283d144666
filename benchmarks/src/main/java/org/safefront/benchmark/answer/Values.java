package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/** Arithmetic of what formulas are made of. */
final class Values {
    private Values() {}

    /** The formula that a value is. */
    static Expr expr(Answer answer) {
        if (answer instanceof Answer.Scalar scalar) {
            return scalar.expr();
        }
        if (answer instanceof Answer.Percent percent) {
            return Expr.quotient(percent.expr(), Expr.number(100));
        }
        throw new UnreadableException("no number");
    }

    /** The formulas that it holds. */
    static List<Expr> exprs(Answer answer) {
        return items(answer).stream().map(Values::expr).toList();
    }

    /** The values that it holds, itself if it holds none. */
    static List<Answer> items(Answer answer) {
        if (answer instanceof Answer.Listing listing) {
            return listing.items();
        }
        if (answer instanceof Answer.Group group) {
            return group.items();
        }
        return answer instanceof Answer.Finite finite ? finite.items() : List.of(answer);
    }

    static Answer minus(Answer answer) {
        if (answer instanceof Answer.Matrix matrix) {
            return new Answer.Matrix(matrix.rows().stream()
                    .map(row -> row.stream().map(Expr::minus).toList())
                    .toList());
        }
        if (answer instanceof Answer.Percent percent) {
            return new Answer.Percent(Expr.minus(percent.expr()));
        }
        return answer instanceof Answer.Group group && group.items().size() == 2
                ? mirrored(group)
                : new Answer.Scalar(Expr.minus(expr(answer)));
    }

    /** The interval on the other side of zero. */
    private static Answer mirrored(Answer.Group interval) {
        char open = interval.close() == ']' ? '[' : '(';
        char close = interval.open() == '[' ? ']' : ')';
        List<Answer> ends = interval.items();
        return new Answer.Group(open, List.of(minus(ends.get(1)), minus(ends.get(0))), close);
    }

    static Answer plus(Answer one, Answer other) {
        if (one instanceof Answer.Matrix left && other instanceof Answer.Matrix right) {
            return new Answer.Matrix(zip(left.rows(), right.rows(), (a, b) -> zip(a, b, Expr::sum)));
        }
        return new Answer.Scalar(Expr.sum(expr(one), expr(other)));
    }

    static Answer times(Answer one, Answer other) {
        if (one instanceof Answer.Matrix left && other instanceof Answer.Matrix right) {
            return new Answer.Matrix(
                    left.rows().stream().map(row -> row(row, right.rows())).toList());
        }
        if (one instanceof Answer.Matrix matrix) {
            return scaled(matrix, expr(other));
        }
        return other instanceof Answer.Matrix matrix
                ? scaled(matrix, expr(one))
                : new Answer.Scalar(Expr.product(expr(one), expr(other)));
    }

    private static Answer scaled(Answer.Matrix matrix, Expr factor) {
        return new Answer.Matrix(matrix.rows().stream()
                .map(row -> row.stream().map(cell -> Expr.product(factor, cell)).toList())
                .toList());
    }

    /** A row times a matrix. */
    private static List<Expr> row(List<Expr> row, List<List<Expr>> matrix) {
        List<List<Expr>> scaled = zip(row, matrix, (factor, cells) -> cells.stream()
                .map(cell -> Expr.product(factor, cell))
                .toList());
        return scaled.stream().reduce((a, b) -> zip(a, b, Expr::sum)).orElse(List.of());
    }

    private static <A, B, C> List<C> zip(List<A> one, List<B> other, BiFunction<A, B, C> both) {
        if (one.size() != other.size()) {
            throw new UnreadableException("matrices of different sizes");
        }
        return new ArrayList<>(IntStream.range(0, one.size())
                .mapToObj(i -> both.apply(one.get(i), other.get(i)))
                .toList());
    }
}
