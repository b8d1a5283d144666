package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;

/** A piece of a template that has a value. */
sealed interface Expression permits Access, Calculation, Invocation, Literals, Logic, Expression.Simple {
    Value evaluate(Scope scope);

    /** An expression of no particular family. */
    sealed interface Simple extends Expression {}

    /** A string, a number, true, false or none. */
    record Constant(Value value) implements Simple {
        @Override
        public Value evaluate(Scope scope) {
            return value;
        }
    }

    /** A variable. */
    record Name(String name) implements Simple {
        @Override
        public Value evaluate(Scope scope) {
            return scope.get(name);
        }
    }

    /** {@code value if test else otherwise}. */
    record Conditional(Expression test, Expression value, Optional<Expression> otherwise, int line) implements Simple {
        @Override
        public Value evaluate(Scope scope) {
            if (test.evaluate(scope).truthy()) {
                return value.evaluate(scope);
            }
            if (otherwise.isPresent()) {
                return otherwise.get().evaluate(scope);
            }
            return Undefined.because("the inline if-expression on line " + line
                    + " evaluated to false and no else section was defined.");
        }
    }

    /** {@code a ~ b}: everything as it would be printed. */
    record Concatenation(List<Expression> parts) implements Simple {
        @Override
        public Value evaluate(Scope scope) {
            var builder = new TextBuilder();
            parts.forEach(part -> builder.append(part.evaluate(scope).show()));
            return builder.build();
        }
    }

    /** An expression whose failures are reported at its own line, which may not be that of its tag. */
    record AtLine(int line, Expression expression) implements Simple {
        @Override
        public Value evaluate(Scope scope) {
            try {
                return expression.evaluate(scope);
            } catch (EvaluationFault fault) {
                throw fault.at(line);
            }
        }
    }
}
