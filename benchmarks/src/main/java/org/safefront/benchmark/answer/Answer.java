package org.safefront.benchmark.answer;

import java.util.List;

/** A final answer, understood. */
sealed interface Answer {
    /** A number or a formula. */
    record Scalar(Expr expr) implements Answer {}

    /** So many per cent. */
    record Percent(Expr expr) implements Answer {}

    /** Words. */
    record Text(String words) implements Answer {}

    /** Values in round or square brackets, of either kind on either side: a tuple, or an interval. */
    record Group(char open, List<Answer> items, char close) implements Answer {}

    /** Values one after the other, without brackets. */
    record Listing(List<Answer> items) implements Answer {}

    /** A set that names its elements. */
    record Finite(List<Answer> items) implements Answer {}

    /** Sets put together. */
    record Union(List<Answer> sets) implements Answer {}

    /** A set without another. */
    record Minus(Answer from, Answer what) implements Answer {}

    /** Rows of numbers. */
    record Matrix(List<List<Expr>> rows) implements Answer {}

    /** Values with signs of relation between them, one fewer. */
    record Relation(List<Answer> sides, List<String> signs) implements Answer {}
}
