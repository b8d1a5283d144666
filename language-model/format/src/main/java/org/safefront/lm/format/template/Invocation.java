package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whatever takes arguments: calls, filters and tests. */
sealed interface Invocation extends Expression {

    /** Arguments as written, each still to be evaluated; {@code *rest} and {@code **named} may follow. */
    record ArgumentList(
            List<Expression> positional,
            Map<String, Expression> named,
            Optional<Expression> rest,
            Optional<Expression> restNamed) {
        static final ArgumentList NONE = new ArgumentList(List.of(), Map.of(), Optional.empty(), Optional.empty());

        Arguments evaluate(Scope scope) {
            var values = new ArrayList<Value>();
            positional.forEach(argument -> values.add(argument.evaluate(scope)));
            rest.ifPresent(list -> values.addAll(scope.rendering().list(list.evaluate(scope))));
            var byName = new LinkedHashMap<Text, Value>();
            named.forEach((name, argument) -> byName.put(Text.of(name), argument.evaluate(scope)));
            restNamed.ifPresent(map -> byName.putAll(names(map.evaluate(scope))));
            return new Arguments(values, byName);
        }

        private static Map<Text, Value> names(Value value) {
            if (!(value instanceof Mapping mapping)) {
                throw new EvaluationFault("argument after ** must be a mapping, not " + value.type());
            }
            var byName = new LinkedHashMap<Text, Value>();
            mapping.entries().forEach((key, item) -> byName.put(Bound.text(key), item));
            return byName;
        }
    }

    /** {@code callee(arguments)}. */
    record Call(Expression callee, ArgumentList arguments) implements Invocation {
        @Override
        public Value evaluate(Scope scope) {
            return call(callee.evaluate(scope), arguments.evaluate(scope), scope);
        }

        /** The same with a macro that the callee may call back. */
        Value evaluate(Scope scope, Macro caller) {
            return call(callee.evaluate(scope), arguments.evaluate(scope).with("caller", caller), scope);
        }

        private static Value call(Value function, Arguments arguments, Scope scope) {
            if (function instanceof Callable callable) {
                return callable.call(arguments, scope.rendering());
            }
            throw function instanceof Undefined undefined
                    ? undefined.fault()
                    : new EvaluationFault("'" + function.type() + "' object is not callable");
        }
    }

    /** {@code subject | name(arguments)}. */
    record Filtered(Expression subject, String name, ArgumentList arguments) implements Invocation {
        @Override
        public Value evaluate(Scope scope) {
            Value value = subject.evaluate(scope);
            Routine filter =
                    Filters.find(name).orElseThrow(() -> new EvaluationFault("No filter named '" + name + "' found."));
            return filter.apply(value, arguments.evaluate(scope), scope.rendering());
        }
    }

    /** {@code subject is name(arguments)}. */
    record Tested(Expression subject, String name, ArgumentList arguments) implements Invocation {
        @Override
        public Value evaluate(Scope scope) {
            Value value = subject.evaluate(scope);
            Routine test =
                    Tests.find(name).orElseThrow(() -> new EvaluationFault("No test named '" + name + "' found."));
            return test.apply(value, arguments.evaluate(scope), scope.rendering());
        }
    }
}
