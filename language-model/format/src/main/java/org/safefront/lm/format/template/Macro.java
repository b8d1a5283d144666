package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A macro, and the scope in which it was defined and whose variables it sees. */
final class Macro implements Callable {
    private final Definition definition;
    private final Scope around;

    /**
     * What the template says about a macro.
     *
     * @param name its name
     * @param parameters in order
     * @param body what it prints
     * @param special which of {@code caller}, {@code varargs} and {@code kwargs} the body reads
     */
    record Definition(String name, List<Parameter> parameters, Body body, Set<String> special) {}

    /** A parameter, and the value it has when the call passes none. */
    record Parameter(String name, Optional<Expression> fallback) {}

    Macro(Definition definition, Scope around) {
        this.definition = definition;
        this.around = around;
    }

    @Override
    public Value call(Arguments arguments, Rendering rendering) {
        Scope scope = around.inner(definition.body().hidden());
        var named = new LinkedHashMap<>(arguments.named());
        bind(arguments.positional(), named, scope);
        bindSpecial(arguments.positional(), named, scope);
        rendering.budget().enter();
        var out = new TextBuilder();
        definition.body().run(scope, out);
        rendering.budget().leave();
        return out.build();
    }

    @Override
    public Optional<Value> member(String name) {
        return switch (name) {
            case "name" -> Optional.of(Text.of(definition.name()));
            case "arguments" ->
                Optional.of(Sequence.tuple(definition.parameters().stream()
                        .map(parameter -> Text.of(parameter.name()))
                        .toList()));
            case "catch_kwargs" -> Optional.of(Truth.of(reads("kwargs")));
            case "catch_varargs" -> Optional.of(Truth.of(reads("varargs")));
            case "caller" -> Optional.of(Truth.of(reads("caller")));
            default -> Optional.empty();
        };
    }

    @Override
    public String type() {
        return "Macro";
    }

    @Override
    public String describe() {
        return "jinja2.runtime.Macro object";
    }

    @Override
    public boolean truthy() {
        return true;
    }

    @Override
    public Text repr() {
        return Text.of("<Macro " + Representation.quote(definition.name()) + ">");
    }

    private void bind(List<Value> positional, Map<Text, Value> named, Scope scope) {
        var open = new ArrayList<Parameter>();
        List<Parameter> parameters = definition.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            String name = parameters.get(i).name();
            if (i < positional.size()) {
                scope.set(name, positional.get(i));
            } else if (named.containsKey(Text.of(name))) {
                scope.set(name, named.remove(Text.of(name)));
            } else {
                open.add(parameters.get(i));
            }
        }
        for (Parameter parameter : open) {
            scope.set(
                    parameter.name(),
                    Undefined.because("parameter " + Representation.quote(parameter.name()) + " was not provided"));
        }
        for (Parameter parameter : open) {
            parameter.fallback().ifPresent(value -> scope.set(parameter.name(), value.evaluate(scope)));
        }
    }

    private void bindSpecial(List<Value> positional, Map<Text, Value> named, Scope scope) {
        int count = definition.parameters().size();
        if (reads("caller")) {
            Value caller = Optional.ofNullable(named.remove(Text.of("caller")))
                    .orElseGet(() -> Undefined.because("No caller defined"));
            scope.set("caller", caller);
        }
        if (reads("kwargs")) {
            scope.set("kwargs", Mapping.of(named));
        } else if (!named.isEmpty()) {
            throw new EvaluationFault("macro " + Representation.quote(definition.name())
                    + " takes no keyword argument "
                    + Representation.quote(named.keySet().iterator().next().chars()));
        }
        if (reads("varargs")) {
            scope.set(
                    "varargs",
                    Sequence.tuple(positional.subList(Math.min(count, positional.size()), positional.size())));
        } else if (positional.size() > count) {
            throw new EvaluationFault("macro " + Representation.quote(definition.name()) + " takes not more than "
                    + count + " argument(s)");
        }
    }

    private boolean reads(String special) {
        return definition.special().contains(special);
    }
}
