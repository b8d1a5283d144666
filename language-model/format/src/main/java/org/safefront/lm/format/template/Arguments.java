package org.safefront.lm.format.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a call passes.
 *
 * @param positional in order
 * @param named by keyword, in order; a keyword that came out of a dict keeps its origin
 */
record Arguments(List<Value> positional, Map<Text, Value> named) {
    static final Arguments NONE = new Arguments(List.of(), Map.of());

    static Arguments of(Value... positional) {
        return new Arguments(List.of(positional), Map.of());
    }

    /** The same without the first {@code count} positional ones. */
    Arguments skip(int count) {
        return new Arguments(positional.subList(count, positional.size()), named);
    }

    /** The same and one more keyword. */
    Arguments with(String name, Value value) {
        var all = new LinkedHashMap<>(named);
        all.put(Text.of(name), value);
        return new Arguments(positional, all);
    }
}
