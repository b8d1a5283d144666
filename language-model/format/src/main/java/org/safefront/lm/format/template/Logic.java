package org.safefront.lm.format.template;

import java.util.List;

/** Truth and comparison. */
sealed interface Logic extends Expression {

    /** {@code a and b}: the first that is false, else the second. */
    record And(Expression left, Expression right) implements Logic {
        @Override
        public Value evaluate(Scope scope) {
            Value first = left.evaluate(scope);
            return first.truthy() ? right.evaluate(scope) : first;
        }
    }

    /** {@code a or b}: the first that is true, else the second. */
    record Or(Expression left, Expression right) implements Logic {
        @Override
        public Value evaluate(Scope scope) {
            Value first = left.evaluate(scope);
            return first.truthy() ? first : right.evaluate(scope);
        }
    }

    /** {@code not a}. */
    record Not(Expression expression) implements Logic {
        @Override
        public Value evaluate(Scope scope) {
            return Truth.of(!expression.evaluate(scope).truthy());
        }
    }

    /** {@code a < b <= c}: every neighbouring pair must hold. */
    record Chain(Expression first, List<Link> links) implements Logic {
        /** An operator, as in {@link Comparison}, and what stands right of it. */
        record Link(String operator, Expression operand) {}

        @Override
        public Value evaluate(Scope scope) {
            Value left = first.evaluate(scope);
            for (Link link : links) {
                Value right = link.operand().evaluate(scope);
                if (!Comparison.holds(link.operator(), left, right)) {
                    return Truth.FALSE;
                }
                left = right;
            }
            return Truth.TRUE;
        }
    }
}
