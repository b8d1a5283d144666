package org.safefront.lm.format.template;

import java.util.Iterator;
import java.util.Optional;

/** What an expression evaluates to, with the behaviour that Python gives to it. Values never change. */
sealed interface Value
        permits Callable, Generator, Mapping, Namespace, None, Numeric, NumberRange, Sequence, Text, Undefined, View {

    /** Python's name of the type, as it appears in error messages. */
    String type();

    /** What Python's {@code bool()} says. */
    boolean truthy();

    /** What is printed, Python's {@code str()}. */
    default Text show() {
        return repr();
    }

    /** How it looks inside a printed list, Python's {@code repr()}. */
    Text repr();

    /** How an error message calls a value of this type. */
    default String describe() {
        return type() + " object";
    }

    /** An attribute, such as a method; empty if the type has none of that name. */
    default Optional<Value> member(String name) {
        return Optional.empty();
    }

    /** What stands under a key or an index; empty if nothing does or the type knows no keys. */
    default Optional<Value> element(Value key) {
        return Optional.empty();
    }

    /** A stretch of the value. */
    default Value slice(Slice slice) {
        throw new EvaluationFault("'" + type() + "' object is not subscriptable");
    }

    /** The parts in order. Use {@link Rendering#each} where the number of steps must be bounded. */
    default Iterator<Value> parts() {
        throw new EvaluationFault("'" + type() + "' object is not iterable");
    }

    /** The number of parts. */
    default int size() {
        throw new EvaluationFault("object of type '" + type() + "' has no len()");
    }

    /** Whether {@link #parts} works. */
    default boolean iterable() {
        return false;
    }

    /** Whether {@link #size} works. */
    default boolean sized() {
        return false;
    }

    /** Whether this may be a key. */
    default boolean hashable() {
        return true;
    }
}
