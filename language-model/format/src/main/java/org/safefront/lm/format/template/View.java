package org.safefront.lm.format.template;

import java.util.Iterator;
import java.util.List;

/**
 * The keys, values or items of a dict: it can be walked and counted, but has no indices.
 *
 * @param type Python's name of it
 * @param items its parts
 */
record View(String type, List<Value> items) implements Value {

    View {
        items = List.copyOf(items);
    }

    @Override
    public boolean truthy() {
        return !items.isEmpty();
    }

    @Override
    public Text repr() {
        return Representation.listed(type + "([", items, "])");
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
        return false;
    }
}
