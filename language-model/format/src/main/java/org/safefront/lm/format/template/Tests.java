package org.safefront.lm.format.template;

import java.util.Optional;
import java.util.Set;

/** The tests of templates, what stands behind {@code is}, by name. */
final class Tests {
    private static final Set<String> COMPARISONS = Set.of("==", "!=", "<", "<=", ">", ">=");

    private static final Routines ROUTINES = types().addAll(numbers()).addAll(comparisons());

    private Tests() {}

    static Optional<Routine> find(String name) {
        return ROUTINES.find(name);
    }

    private static Routines types() {
        return new Routines()
                .ask("defined", v -> !(v instanceof Undefined))
                .ask("undefined", v -> v instanceof Undefined)
                .ask("none", v -> v == None.NONE)
                .ask("boolean", v -> v instanceof Truth)
                .ask("true", v -> v instanceof Truth && v.truthy())
                .ask("false", v -> v instanceof Truth && !v.truthy())
                .ask("integer", v -> v instanceof Whole)
                .ask("float", v -> v instanceof Real)
                .ask("number", v -> v instanceof Numeric)
                .ask("string", v -> v instanceof Text)
                .ask("mapping", v -> v instanceof Mapping)
                .ask("sequence", Tests::isSequence)
                .ask("iterable", Value::iterable)
                .ask("callable", v -> v instanceof Callable || v instanceof Undefined)
                .ask("escaped", v -> v instanceof Text text && text.markup())
                .ask("lower", v -> Characters.allCased(v.show().chars(), Character::isUpperCase))
                .ask("upper", v -> Characters.allCased(v.show().chars(), Character::isLowerCase))
                .ask(
                        "filter",
                        v -> v instanceof Text text
                                && Filters.find(text.chars()).isPresent())
                .ask("test", v -> v instanceof Text text && find(text.chars()).isPresent());
    }

    private static Routines numbers() {
        return new Routines()
                .ask("odd", v -> rest(v, Whole.of(2)).equals(Whole.of(1)))
                .ask("even", v -> rest(v, Whole.of(2)).equals(Whole.of(0)))
                .add(
                        "divisibleby",
                        Parameters.of("num"),
                        (v, a) -> Truth.of(rest(v, a.value(0)).equals(Whole.of(0))));
    }

    private static Routines comparisons() {
        var routines = new Routines();
        COMPARISONS.forEach(operator -> routines.add(
                operator, Parameters.of("other"), (v, a) -> Truth.of(Comparison.holds(operator, v, a.value(0)))));
        return routines.alias("eq", "==")
                .alias("equalto", "==")
                .alias("ne", "!=")
                .alias("gt", ">")
                .alias("greaterthan", ">")
                .alias("ge", ">=")
                .alias("lt", "<")
                .alias("lessthan", "<")
                .alias("le", "<=")
                .add("in", Parameters.of("seq"), (v, a) -> Truth.of(Comparison.contains(a.value(0), v)))
                .add("sameas", Parameters.of("other"), (v, a) -> Truth.of(same(v, a.value(0))));
    }

    /** What Python gives a length and indices; a dict counts, and so does what is undefined. */
    private static boolean isSequence(Value value) {
        return value instanceof Undefined
                || value instanceof Sequence
                || value instanceof Text
                || value instanceof Mapping
                || value instanceof NumberRange;
    }

    private static Value rest(Value value, Value divisor) {
        return Arithmetic.apply("%", value, divisor);
    }

    /** Identity as Python has it: small values exist once, containers are distinct. */
    @SuppressWarnings("ReferenceEquality") // identity is the question
    private static boolean same(Value a, Value b) {
        boolean once = a instanceof Truth || a instanceof Whole || a instanceof Text;
        return a == b || (once && a.getClass().equals(b.getClass()) && a.equals(b));
    }
}
