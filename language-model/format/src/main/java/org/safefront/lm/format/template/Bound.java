package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;

/** Arguments, each at the place of its parameter, read as the type that the routine needs. */
final class Bound {
    /** Stands for a parameter that got no argument; known by identity. */
    static final Value NOT_GIVEN = Undefined.because("argument not given");

    private final List<Value> values;
    private final Arguments all;
    private final Rendering rendering;

    Bound(List<Value> values, Arguments all, Rendering rendering) {
        this.values = values;
        this.all = all;
        this.rendering = rendering;
    }

    /** Everything as it was passed, for routines that take anything. */
    Arguments all() {
        return all;
    }

    Rendering rendering() {
        return rendering;
    }

    /** The argument at this place, if given. */
    @SuppressWarnings("ReferenceEquality") // the marker equals every other undefined value
    Optional<Value> at(int index) {
        return values.get(index) == NOT_GIVEN ? Optional.empty() : Optional.of(values.get(index));
    }

    /** The argument at this place, if given and not None. */
    Optional<Value> some(int index) {
        return at(index).filter(value -> value != None.NONE);
    }

    Value value(int index) {
        return values.get(index);
    }

    boolean flag(int index) {
        return at(index).map(Value::truthy).orElse(false);
    }

    Optional<Integer> number(int index) {
        return some(index).map(Bound::integer);
    }

    Optional<Text> text(int index) {
        return some(index).map(Bound::text);
    }

    static Text text(Value value) {
        if (value instanceof Text text) {
            return text;
        }
        throw unlike(value, "str");
    }

    private static int integer(Value value) {
        if (value instanceof Integral integer) {
            return integer.clamped();
        }
        throw unlike(value, "int");
    }

    private static EvaluationFault unlike(Value value, String type) {
        return value instanceof Undefined undefined
                ? undefined.fault()
                : new EvaluationFault("must be " + type + ", not " + value.type());
    }
}
