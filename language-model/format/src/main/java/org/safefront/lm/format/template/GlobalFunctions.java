package org.safefront.lm.format.template;

import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** The functions that every template may call: those of Jinja2 and the two that transformers adds. */
final class GlobalFunctions {
    private static final List<Routine> ROUTINES = List.of(
            new Routine("range", Parameters.of("start").optional("stop", "step"), GlobalFunctions::range),
            new Routine("dict", Parameters.ANY, (s, a) -> dict(a)),
            new Routine("namespace", Parameters.ANY, (s, a) -> namespace(a)),
            new Routine("joiner", Parameters.NONE.optional("sep"), (s, a) -> joiner(a)),
            new Routine("raise_exception", Parameters.of("message"), (s, a) -> raise(a.value(0))),
            new Routine("strftime_now", Parameters.of("format"), (s, a) -> now(a)));

    private GlobalFunctions() {}

    static void define(Scope scope) {
        ROUTINES.forEach(routine -> scope.set(routine.name(), new BoundRoutine(routine, None.NONE)));
    }

    private static Value range(Value subject, Bound arguments) {
        int first = arguments.number(0).orElseThrow(() -> new EvaluationFault("range needs an integer, not None"));
        return arguments.number(1).isEmpty()
                ? new NumberRange(0, first, 1)
                : new NumberRange(
                        first, arguments.number(1).get(), arguments.number(2).orElse(1));
    }

    private static Mapping dict(Bound arguments) {
        var entries = new LinkedHashMap<Value, Value>();
        List<Value> positional = arguments.all().positional();
        if (positional.size() > 1) {
            throw new EvaluationFault("dict expected at most 1 argument, got " + positional.size());
        }
        positional.forEach(source -> entries.putAll(entries(source, arguments)));
        entries.putAll(arguments.all().named());
        return new Mapping(entries);
    }

    private static Map<Value, Value> entries(Value source, Bound arguments) {
        if (source instanceof Mapping mapping) {
            return mapping.entries();
        }
        var entries = new LinkedHashMap<Value, Value>();
        for (Value pair : arguments.rendering().list(source)) {
            List<Value> both = arguments.rendering().list(pair);
            if (both.size() != 2) {
                throw new EvaluationFault("dictionary update sequence element #" + entries.size() + " has length "
                        + both.size() + "; 2 is required");
            }
            entries.put(both.get(0), both.get(1));
        }
        return entries;
    }

    private static Value namespace(Bound arguments) {
        var namespace = new Namespace();
        dict(arguments).entries().forEach((name, value) -> namespace.set(Bound.text(name), value));
        return namespace;
    }

    /** A function that gives nothing the first time and the separator ever after. */
    private static Value joiner(Bound arguments) {
        Text separator = arguments.text(0).orElse(Text.of(", "));
        var used = new AtomicBoolean();
        Routine.Body body = (subject, none) -> used.getAndSet(true) ? separator : Text.EMPTY;
        return new BoundRoutine(new Routine("joiner", Parameters.NONE, body), None.NONE);
    }

    private static Value raise(Value message) {
        throw new RaisedByTemplate(message.show().chars());
    }

    private static Value now(Bound arguments) {
        return Strftime.write(
                Bound.text(arguments.value(0)),
                LocalDateTime.now(arguments.rendering().clock()));
    }
}
