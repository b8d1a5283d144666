package org.safefront.lm.format.template;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A dict; keys keep the order in which they were put in.
 *
 * @param entries values by key
 */
record Mapping(Map<Value, Value> entries) implements Value {

    Mapping {
        if (entries.size() > Sequence.MAX_ITEMS) {
            throw new EvaluationFault("dict of more than " + Sequence.MAX_ITEMS + " entries");
        }
        entries.keySet().forEach(Mapping::requireHashable);
        entries = Collections.unmodifiableMap(new LinkedHashMap<>(entries));
    }

    /** A dict with names for keys. */
    static Mapping of(Map<Text, Value> byName) {
        return new Mapping(new LinkedHashMap<>(byName));
    }

    static void requireHashable(Value key) {
        if (!key.hashable()) {
            throw new EvaluationFault("unhashable type: '" + key.type() + "'");
        }
    }

    /** Its pairs, each a tuple of key and value. */
    List<Value> pairs() {
        return entries.entrySet().stream()
                .<Value>map(entry -> Sequence.tuple(entry.getKey(), entry.getValue()))
                .toList();
    }

    @Override
    public String type() {
        return "dict";
    }

    @Override
    public boolean truthy() {
        return !entries.isEmpty();
    }

    @Override
    public Text repr() {
        var builder = new TextBuilder().append("{");
        String separator = "";
        for (Map.Entry<Value, Value> entry : entries.entrySet()) {
            builder.append(separator)
                    .append(entry.getKey().repr())
                    .append(": ")
                    .append(entry.getValue().repr());
            separator = ", ";
        }
        return builder.append("}").build();
    }

    @Override
    public Optional<Value> member(String name) {
        return MappingMethods.find(this, name);
    }

    @Override
    public Optional<Value> element(Value key) {
        return key.hashable() ? Optional.ofNullable(entries.get(key)) : Optional.empty();
    }

    @Override
    public Value slice(Slice slice) {
        throw new EvaluationFault("unhashable type: 'slice'");
    }

    @Override
    public Iterator<Value> parts() {
        return entries.keySet().iterator();
    }

    @Override
    public int size() {
        return entries.size();
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
