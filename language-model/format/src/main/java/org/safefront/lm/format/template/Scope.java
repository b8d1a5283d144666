package org.safefront.lm.format.template;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The variables of a block; a name that it does not know is looked up in the block around it. */
final class Scope {
    private final Optional<Scope> parent;
    private final Rendering rendering;
    private final Map<String, Value> variables = new HashMap<>();

    private Scope(Optional<Scope> parent, Rendering rendering) {
        this.parent = parent;
        this.rendering = rendering;
    }

    static Scope outermost(Rendering rendering) {
        return new Scope(Optional.empty(), rendering);
    }

    /** A scope inside this one, where {@code hidden} names are undefined until they are set. */
    Scope inner(Set<String> hidden) {
        var scope = new Scope(Optional.of(this), rendering);
        hidden.forEach(name -> scope.set(name, Undefined.name(name)));
        return scope;
    }

    Scope inner() {
        return inner(Set.of());
    }

    Rendering rendering() {
        return rendering;
    }

    void set(String name, Value value) {
        variables.put(name, value);
    }

    Value get(String name) {
        for (Optional<Scope> scope = Optional.of(this); scope.isPresent(); scope = scope.get().parent) {
            Value value = scope.get().variables.get(name);
            if (value != null) {
                return value;
            }
        }
        return Undefined.name(name);
    }
}
