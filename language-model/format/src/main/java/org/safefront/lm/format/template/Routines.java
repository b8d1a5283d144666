package org.safefront.lm.format.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Routines by name. Filled once, then only read. */
final class Routines {
    private final Map<String, Routine> byName = new LinkedHashMap<>();

    Routines add(String name, Parameters parameters, Routine.Body body) {
        byName.put(name, new Routine(name, parameters, body));
        return this;
    }

    /** A routine that looks at its subject only. */
    Routines add(String name, Function<Value, Value> body) {
        return add(name, Parameters.NONE, (subject, arguments) -> body.apply(subject));
    }

    /** A question about the subject only. */
    Routines ask(String name, Predicate<Value> question) {
        return add(name, subject -> Truth.of(question.test(subject)));
    }

    /** Another name for a routine. */
    Routines alias(String name, String known) {
        byName.put(name, byName.get(known));
        return this;
    }

    Routines addAll(Routines others) {
        byName.putAll(others.byName);
        return this;
    }

    Optional<Routine> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }
}
