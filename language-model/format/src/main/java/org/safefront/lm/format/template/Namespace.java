package org.safefront.lm.format.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Attributes that a template may set, so that a loop can hand something out. */
final class Namespace implements Value {
    private final Map<Text, Value> attributes = new LinkedHashMap<>();

    void set(Text name, Value value) {
        attributes.put(name, value);
    }

    @Override
    public String type() {
        return "Namespace";
    }

    @Override
    public String describe() {
        return "jinja2.utils.Namespace object";
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public Text repr() {
        var builder = new TextBuilder().append("<Namespace {");
        String separator = "";
        for (Map.Entry<Text, Value> entry : attributes.entrySet()) {
            builder.append(separator)
                    .append(Representation.quote(entry.getKey()))
                    .append(": ");
            builder.append(entry.getValue().repr());
            separator = ", ";
        }
        return builder.append("}>").build();
    }

    @Override
    public Optional<Value> member(String name) {
        return Optional.ofNullable(attributes.get(Text.of(name)));
    }
}
