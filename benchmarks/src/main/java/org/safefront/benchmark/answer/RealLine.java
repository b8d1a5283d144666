package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Sets of real numbers, as intervals from left to right that do not touch: what 0 &lt; x &lt; 1, (0, 1), |x| &gt; 2, a union, and all
 * reals without one have in common.
 */
final class RealLine {
    /** From one number to another. Ends are formulas, for what is compared in the end is exact. */
    record Span(Expr low, boolean lowIn, Expr high, boolean highIn) {
        double left() {
            return Spans.place(low);
        }

        double right() {
            return Spans.place(high);
        }
    }

    private RealLine() {}

    /** The set that an answer says, absent where it says none. */
    static Optional<List<Span>> of(Answer answer) {
        if (answer instanceof Answer.Group group) {
            return interval(group).map(List::of);
        }
        if (answer instanceof Answer.Union union) {
            return union(union.sets());
        }
        if (answer instanceof Answer.Minus minus) {
            return of(minus.from()).flatMap(from -> points(minus.what()).map(holes -> Spans.without(from, holes)));
        }
        if (answer instanceof Answer.Relation relation) {
            return Inequality.solve(relation);
        }
        if (answer instanceof Answer.Listing listing) {
            return conditions(listing.items());
        }
        return answer instanceof Answer.Scalar scalar && scalar.expr().equals(Expr.reals())
                ? Optional.of(List.of(Spans.ALL))
                : Optional.empty();
    }

    /** Whether both are the same set. */
    static boolean areEqual(List<Span> gold, List<Span> given) {
        List<Span> left = Spans.merged(gold);
        List<Span> right = Spans.merged(given);
        boolean same = left.size() == right.size();
        for (int i = 0; same && i < left.size(); i++) {
            Span one = left.get(i);
            Span other = right.get(i);
            same = one.lowIn() == other.lowIn()
                    && one.highIn() == other.highIn()
                    && ScalarEquality.areEqual(one.low(), other.low())
                    && ScalarEquality.areEqual(one.high(), other.high());
        }
        return same;
    }

    private static Optional<Span> interval(Answer.Group group) {
        List<Answer> ends = group.items();
        if (ends.size() != 2 || !ends.stream().allMatch(RealLine::isConstant)) {
            return Optional.empty();
        }
        var span =
                new Span(Values.expr(ends.get(0)), group.open() == '[', Values.expr(ends.get(1)), group.close() == ']');
        return span.left() < span.right() ? Optional.of(span) : Optional.empty();
    }

    private static Optional<List<Span>> union(List<Answer> sets) {
        var all = new ArrayList<Span>();
        for (Answer set : sets) {
            Optional<List<Span>> spans = of(set).or(() -> points(set));
            if (spans.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(spans.get());
        }
        return Optional.of(all);
    }

    private static Optional<List<Span>> points(Answer answer) {
        if (!(answer instanceof Answer.Finite finite)
                || !finite.items().stream().allMatch(RealLine::isConstant)) {
            return Optional.empty();
        }
        return Optional.of(
                finite.items().stream().map(Values::expr).map(Spans::point).toList());
    }

    /** Conditions that exclude one another are alternatives; what they have in common is meant otherwise. */
    private static Optional<List<Span>> conditions(List<Answer> items) {
        boolean isRelated = items.stream().allMatch(item -> item instanceof Answer.Relation) && names(items) == 1;
        if (!isRelated) {
            return Optional.empty();
        }
        var all = new ArrayList<List<Span>>();
        for (Answer item : items) {
            Optional<List<Span>> one = of(item);
            if (one.isEmpty()) {
                return Optional.empty();
            }
            all.add(one.get());
        }
        List<Span> common = all.stream().reduce(Spans::common).orElseThrow();
        return Optional.of(common.isEmpty() ? all.stream().flatMap(List::stream).toList() : common);
    }

    private static long names(List<Answer> items) {
        return items.stream()
                .flatMap(item -> Inequality.name((Answer.Relation) item).stream())
                .distinct()
                .count();
    }

    static boolean isConstant(Answer side) {
        boolean isNumber = side instanceof Answer.Scalar scalar
                && scalar.expr().variables().isEmpty()
                && !Double.isNaN(Spans.place(scalar.expr()));
        return isNumber
                || (side instanceof Answer.Percent percent
                        && percent.expr().variables().isEmpty());
    }

    static final Comparator<Span> LEFT_TO_RIGHT =
            Comparator.comparingDouble(Span::left).thenComparing(span -> !span.lowIn());
}
