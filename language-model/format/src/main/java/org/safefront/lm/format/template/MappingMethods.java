package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of dicts. Those that would change one are refused, as transformers refuses them. */
final class MappingMethods {
    private static final Set<String> UNSAFE = Set.of("clear", "pop", "popitem", "setdefault", "update");

    private static final Routines ROUTINES = new Routines()
            .add("get", Parameters.of("key").optional("default"), MappingMethods::get)
            .add(
                    "keys",
                    m -> new View(
                            "dict_keys", List.copyOf(((Mapping) m).entries().keySet())))
            .add(
                    "values",
                    m -> new View(
                            "dict_values", List.copyOf(((Mapping) m).entries().values())))
            .add("items", m -> new View("dict_items", ((Mapping) m).pairs()))
            .add("copy", m -> m);

    private MappingMethods() {}

    static Optional<Value> find(Mapping mapping, String name) {
        if (UNSAFE.contains(name)) {
            return Optional.of(Undefined.unsafe(mapping, name));
        }
        return ROUTINES.find(name).map(routine -> new BoundRoutine(routine, mapping));
    }

    private static Value get(Value subject, Bound arguments) {
        Mapping.requireHashable(arguments.value(0));
        return subject.element(arguments.value(0)).or(() -> arguments.at(1)).orElse(None.NONE);
    }
}
