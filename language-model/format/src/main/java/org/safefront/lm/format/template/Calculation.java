package org.safefront.lm.format.template;

/** Arithmetic. */
sealed interface Calculation extends Expression {

    /** {@code a + b} and the like. */
    record Binary(String operator, Expression left, Expression right) implements Calculation {
        @Override
        public Value evaluate(Scope scope) {
            return Arithmetic.apply(operator, left.evaluate(scope), right.evaluate(scope));
        }
    }

    /** {@code -a} or {@code +a}. */
    record Sign(boolean negative, Expression operand) implements Calculation {
        @Override
        public Value evaluate(Scope scope) {
            return Arithmetic.sign(negative, operand.evaluate(scope));
        }
    }
}
