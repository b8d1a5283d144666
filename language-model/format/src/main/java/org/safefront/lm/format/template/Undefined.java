package org.safefront.lm.format.template;

import java.util.Collections;
import java.util.Iterator;

/** A name, attribute or element that does not exist: it prints nothing and is false, anything else fails. */
final class Undefined implements Value {
    private final String reason;

    private Undefined(String reason) {
        this.reason = reason;
    }

    static Undefined because(String reason) {
        return new Undefined(reason);
    }

    static Undefined name(String name) {
        return new Undefined(Representation.quote(name) + " is undefined");
    }

    static Undefined member(Value owner, String name) {
        return new Undefined(
                Representation.quote(owner.describe()) + " has no attribute " + Representation.quote(name));
    }

    static Undefined element(Value owner, Value key) {
        return key instanceof Text name
                ? member(owner, name.chars())
                : new Undefined(
                        owner.describe() + " has no element " + key.repr().chars());
    }

    /** An attribute that exists but that a template must not touch. */
    static Undefined unsafe(Value owner, String name) {
        return new Undefined("access to attribute " + Representation.quote(name) + " of "
                + Representation.quote(owner.type()) + " object is unsafe.");
    }

    EvaluationFault fault() {
        return new EvaluationFault(reason);
    }

    @Override
    public String type() {
        return "Undefined";
    }

    @Override
    public boolean truthy() {
        return false;
    }

    @Override
    public Text show() {
        return Text.EMPTY;
    }

    @Override
    public Text repr() {
        return Text.of("Undefined");
    }

    @Override
    public Value slice(Slice slice) {
        throw fault();
    }

    @Override
    public Iterator<Value> parts() {
        return Collections.emptyIterator();
    }

    @Override
    public int size() {
        return 0;
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return Undefined.class.hashCode();
    }
}
