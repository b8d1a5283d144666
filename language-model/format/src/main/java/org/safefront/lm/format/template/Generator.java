package org.safefront.lm.format.template;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What can be walked once and has no length, such as the result of {@code map} and {@code selectattr}. Templates depend
 * on this: an empty one is still true.
 */
final class Generator implements Value {
    private final String type;
    private final Iterator<Value> rest;

    Generator(String type, Iterator<Value> rest) {
        this.type = type;
        this.rest = rest;
    }

    static Generator of(Iterator<Value> items) {
        return new Generator("generator", items);
    }

    /** One that does nothing until its first item is asked for. */
    static Generator later(Supplier<Iterator<Value>> items) {
        return of(new Iterator<>() {
            private Optional<Iterator<Value>> started = Optional.empty();

            @Override
            public boolean hasNext() {
                return start().hasNext();
            }

            @Override
            public Value next() {
                return start().next();
            }

            private Iterator<Value> start() {
                if (started.isEmpty()) {
                    started = Optional.of(items.get());
                }
                return started.get();
            }
        });
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public Text repr() {
        return Text.of("<" + type + " object>");
    }

    @Override
    public Iterator<Value> parts() {
        return rest;
    }

    @Override
    public boolean iterable() {
        return true;
    }
}
