package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A list or a tuple.
 *
 * @param kind which of them
 * @param items its parts
 */
record Sequence(Kind kind, List<Value> items) implements Value {
    /** No list is that long; a template that gets there runs away. */
    static final int MAX_ITEMS = 1_000_000;

    /** Both behave alike, but a list never equals a tuple. */
    enum Kind {
        LIST,
        TUPLE
    }

    Sequence {
        if (items.size() > MAX_ITEMS) {
            throw new EvaluationFault("list of more than " + MAX_ITEMS + " items");
        }
        items = List.copyOf(items);
    }

    static Sequence list(List<? extends Value> items) {
        return new Sequence(Kind.LIST, List.copyOf(items));
    }

    static Sequence tuple(List<? extends Value> items) {
        return new Sequence(Kind.TUPLE, List.copyOf(items));
    }

    static Sequence tuple(Value... items) {
        return tuple(List.of(items));
    }

    Sequence concat(Sequence other) {
        var all = new ArrayList<>(items);
        all.addAll(other.items);
        return new Sequence(kind, all);
    }

    Sequence repeat(int times) {
        if ((long) items.size() * times > MAX_ITEMS) {
            throw new EvaluationFault("list of more than " + MAX_ITEMS + " items");
        }
        var all = new ArrayList<Value>();
        for (int i = 0; i < times; i++) {
            all.addAll(items);
        }
        return new Sequence(kind, all);
    }

    @Override
    public String type() {
        return kind == Kind.LIST ? "list" : "tuple";
    }

    @Override
    public boolean truthy() {
        return !items.isEmpty();
    }

    @Override
    public Text repr() {
        if (kind == Kind.LIST) {
            return Representation.listed("[", items, "]");
        }
        return Representation.listed("(", items, items.size() == 1 ? ",)" : ")");
    }

    @Override
    public Optional<Value> member(String name) {
        return SequenceMethods.find(this, name);
    }

    @Override
    public Optional<Value> element(Value key) {
        return Slice.index(key, items.size()).map(items::get);
    }

    @Override
    public Value slice(Slice slice) {
        return new Sequence(
                kind, slice.indices(items.size()).mapToObj(items::get).toList());
    }

    @Override
    public Iterator<Value> parts() {
        return items.iterator();
    }

    @Override
    public int size() {
        return items.size();
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
    public boolean hashable() {
        return kind == Kind.TUPLE && items.stream().allMatch(Value::hashable);
    }
}
