package org.safefront.lm.format.template;

import java.util.Optional;

/** What is inside a value. */
sealed interface Access extends Expression {

    /** {@code owner.name}: an attribute, or else what stands under that key. */
    record Attribute(Expression owner, String name) implements Access {
        @Override
        public Value evaluate(Scope scope) {
            return attribute(owner.evaluate(scope), name);
        }
    }

    /** {@code owner[key]}: what stands under the key, or else the attribute of that name. */
    record Item(Expression owner, Expression key) implements Access {
        @Override
        public Value evaluate(Scope scope) {
            return item(owner.evaluate(scope), key.evaluate(scope));
        }
    }

    /** {@code owner[start:stop:step]}; a bound left out is none. */
    record Stretch(Expression owner, Expression start, Expression stop, Expression step) implements Access {
        @Override
        public Value evaluate(Scope scope) {
            Value whole = owner.evaluate(scope);
            return whole.slice(new Slice(start.evaluate(scope), stop.evaluate(scope), step.evaluate(scope)));
        }
    }

    /** What a dot finds. */
    static Value attribute(Value owner, String name) {
        requireDefined(owner);
        return member(owner, name)
                .or(() -> owner.element(Text.of(name)))
                .orElseGet(() -> Undefined.member(owner, name));
    }

    /** What brackets find. */
    static Value item(Value owner, Value key) {
        requireDefined(owner);
        return owner.element(key)
                .or(() -> key instanceof Text name ? member(owner, name.chars()) : Optional.empty())
                .orElseGet(() -> Undefined.element(owner, key));
    }

    /** An attribute that the sandbox lets through; Python's own, in double underscores, it never does. */
    static Optional<Value> member(Value owner, String name) {
        if (name.startsWith("__") && name.endsWith("__")) {
            return Optional.of(Undefined.unsafe(owner, name));
        }
        return owner.member(name);
    }

    private static void requireDefined(Value owner) {
        if (owner instanceof Undefined undefined) {
            throw undefined.fault();
        }
    }
}
