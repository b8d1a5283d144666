package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The attribute that filters such as map and sort look at: {@code a.b.0} goes into a value step by step.
 *
 * @param steps keys, one inside the other
 */
record AttributePath(List<Value> steps) {

    static AttributePath of(Optional<Value> attribute) {
        return new AttributePath(attribute.map(AttributePath::steps).orElse(List.of()));
    }

    /** Several of them, separated by commas. */
    static List<AttributePath> several(Optional<Value> attributes) {
        if (attributes.isPresent() && attributes.get() instanceof Text text) {
            return Stream.of(text.chars().split(",", -1))
                    .map(part -> new AttributePath(steps(Text.of(part))))
                    .toList();
        }
        return List.of(of(attributes));
    }

    Value follow(Value start) {
        Value value = start;
        for (Value step : steps) {
            value = Access.item(value, step);
        }
        return value;
    }

    /** The same, with a fallback wherever a step leads nowhere. */
    Value follow(Value start, Optional<Value> fallback) {
        Value value = start;
        for (Value step : steps) {
            Value next = Access.item(value, step);
            value = next instanceof Undefined ? fallback.orElse(next) : next;
        }
        return value;
    }

    private static List<Value> steps(Value attribute) {
        if (!(attribute instanceof Text text)) {
            return List.of(attribute);
        }
        return Stream.of(text.chars().split("\\.", -1)).map(AttributePath::step).toList();
    }

    private static Value step(String name) {
        boolean number = Characters.all(name, Characters::isDecimal) && name.length() < 10;
        return number ? Whole.of(Long.parseLong(name)) : Text.of(name);
    }
}
