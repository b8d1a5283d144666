package org.safefront.lm.format.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lists, tuples and dicts written out in a template. */
sealed interface Literals extends Expression {

    /** {@code [a, b]} or {@code (a, b)}. */
    record Items(Sequence.Kind kind, List<Expression> items) implements Literals {
        @Override
        public Value evaluate(Scope scope) {
            return new Sequence(
                    kind, items.stream().map(item -> item.evaluate(scope)).toList());
        }
    }

    /** {@code {key: value}}. */
    record Pairs(List<Map.Entry<Expression, Expression>> pairs) implements Literals {
        @Override
        public Value evaluate(Scope scope) {
            var entries = new LinkedHashMap<Value, Value>();
            for (Map.Entry<Expression, Expression> pair : pairs) {
                entries.put(pair.getKey().evaluate(scope), pair.getValue().evaluate(scope));
            }
            return new Mapping(entries);
        }
    }
}
