package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of lists and tuples. Those that would change a list are refused, as transformers refuses them. */
final class SequenceMethods {
    private static final Set<String> UNSAFE =
            Set.of("append", "clear", "pop", "reverse", "insert", "sort", "extend", "remove");

    private static final Routines ROUTINES = new Routines()
            .add("index", Parameters.of("value").optional("start", "stop"), SequenceMethods::index)
            .add("count", Parameters.of("value"), (s, a) -> Whole.of(count((Sequence) s, a.value(0))));

    private SequenceMethods() {}

    static Optional<Value> find(Sequence sequence, String name) {
        boolean list = sequence.kind() == Sequence.Kind.LIST;
        if (list && UNSAFE.contains(name)) {
            return Optional.of(Undefined.unsafe(sequence, name));
        }
        if (list && name.equals("copy")) {
            return Optional.of(new BoundRoutine(new Routine(name, Parameters.NONE, (s, a) -> s), sequence));
        }
        return ROUTINES.find(name).map(routine -> new BoundRoutine(routine, sequence));
    }

    private static Value index(Value subject, Bound arguments) {
        List<Value> items = ((Sequence) subject).items();
        var slice = new Slice(arguments.at(1).orElse(None.NONE), arguments.at(2).orElse(None.NONE), None.NONE);
        return slice.indices(items.size())
                .filter(i -> items.get(i).equals(arguments.value(0)))
                .mapToObj(Whole::of)
                .findFirst()
                .orElseThrow(() -> new EvaluationFault(arguments.value(0).repr().chars() + " is not in list"));
    }

    private static long count(Sequence sequence, Value wanted) {
        return sequence.items().stream().filter(wanted::equals).count();
    }
}
