package org.safefront.lm.format.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The filters that ask or change each item by the name of a test or of another filter. They work item by item. */
final class SelectionFilters {
    private SelectionFilters() {}

    static Routines routines() {
        return new Routines()
                .add("map", Parameters.ANY, SelectionFilters::map)
                .add("select", Parameters.ANY, (v, a) -> select(v, a, false, true))
                .add("reject", Parameters.ANY, (v, a) -> select(v, a, false, false))
                .add("selectattr", Parameters.ANY, (v, a) -> select(v, a, true, true))
                .add("rejectattr", Parameters.ANY, (v, a) -> select(v, a, true, false));
    }

    private static Value map(Value value, Bound arguments) {
        return later(value, () -> {
            UnaryOperator<Value> mapping = mapping(arguments);
            return each(value, arguments.rendering()).map(mapping);
        });
    }

    private static UnaryOperator<Value> mapping(Bound arguments) {
        List<Value> positional = arguments.all().positional();
        Map<Text, Value> named = arguments.all().named();
        if (positional.isEmpty() && named.containsKey(Text.of("attribute"))) {
            AttributePath path = AttributePath.of(Optional.of(named.get(Text.of("attribute"))));
            Optional<Value> fallback =
                    Optional.ofNullable(named.get(Text.of("default"))).filter(v -> v != None.NONE);
            requireOnly(named, List.of("attribute", "default"));
            return item -> path.follow(item, fallback);
        }
        if (positional.isEmpty()) {
            throw new EvaluationFault("map requires a filter argument");
        }
        String name = Bound.text(positional.get(0)).chars();
        Routine filter = Filters.find(name).orElseThrow(() -> new EvaluationFault("No filter named '" + name + "'."));
        Arguments rest = arguments.all().skip(1);
        return item -> filter.apply(item, rest, arguments.rendering());
    }

    private static void requireOnly(Map<Text, Value> named, List<String> known) {
        named.keySet().stream()
                .map(Text::chars)
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new EvaluationFault("Unexpected keyword argument " + Representation.quote(name));
                });
    }

    private static Value select(Value value, Bound arguments, boolean byAttribute, boolean wanted) {
        return later(value, () -> {
            Arguments all = arguments.all();
            if (byAttribute && all.positional().isEmpty()) {
                throw new EvaluationFault("Missing parameter for attribute name");
            }
            AttributePath path = AttributePath.of(
                    all.positional().stream().limit(byAttribute ? 1 : 0).findFirst());
            Predicate<Value> test = test(byAttribute ? all.skip(1) : all, arguments.rendering());
            return each(value, arguments.rendering()).filter(item -> test.test(path.follow(item)) == wanted);
        });
    }

    private static Predicate<Value> test(Arguments arguments, Rendering rendering) {
        if (arguments.positional().isEmpty()) {
            return Value::truthy;
        }
        String name = Bound.text(arguments.positional().get(0)).chars();
        Routine test = Tests.find(name).orElseThrow(() -> new EvaluationFault("No test named '" + name + "'."));
        Arguments rest = arguments.skip(1);
        return item -> test.apply(item, rest, rendering).truthy();
    }

    /** Items that are looked at one by one, and arguments only if there is any item. */
    private static Value later(Value value, Supplier<Stream<Value>> items) {
        return Generator.later(() -> value.truthy() ? items.get().iterator() : Collections.emptyIterator());
    }

    private static Stream<Value> each(Value value, Rendering rendering) {
        Iterator<Value> items = rendering.each(value);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(items, Spliterator.ORDERED), false);
    }
}
