package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a routine takes.
 *
 * @param names its parameters in order
 * @param required how many of them must be given
 * @param open whether it takes anything beyond them
 */
record Parameters(List<String> names, int required, boolean open) {
    static final Parameters NONE = of();
    static final Parameters ANY = new Parameters(List.of(), 0, true);

    static Parameters of(String... required) {
        return new Parameters(List.of(required), required.length, false);
    }

    Parameters optional(String... more) {
        return new Parameters(Stream.concat(names.stream(), Stream.of(more)).toList(), required, open);
    }

    Bound bind(String routine, Arguments arguments, Rendering rendering) {
        if (open) {
            return new Bound(List.of(), arguments, rendering);
        }
        int given = arguments.positional().size();
        if (given > names.size()) {
            throw new EvaluationFault(
                    routine + "() takes at most " + names.size() + " arguments (" + given + " given)");
        }
        var values = new ArrayList<Value>(arguments.positional());
        while (values.size() < names.size()) {
            values.add(Bound.NOT_GIVEN);
        }
        arguments.named().forEach((name, value) -> place(routine, values, given, Map.entry(name, value)));
        for (int i = 0; i < required; i++) {
            if (values.get(i) == Bound.NOT_GIVEN) {
                throw new EvaluationFault(routine + "() missing required argument: " + names.get(i));
            }
        }
        return new Bound(values, arguments, rendering);
    }

    private void place(String routine, List<Value> values, int given, Map.Entry<Text, Value> argument) {
        String name = argument.getKey().chars();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new EvaluationFault(routine + "() got an unexpected keyword argument '" + name + "'");
        }
        if (index < given) {
            throw new EvaluationFault(routine + "() got multiple values for argument '" + name + "'");
        }
        values.set(index, argument.getValue());
    }
}
