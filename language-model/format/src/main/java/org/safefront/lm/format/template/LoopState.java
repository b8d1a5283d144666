package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The variable {@code loop}: where a loop stands. It looks ahead only when asked to, as Jinja2 does. */
final class LoopState implements Callable {
    private final ForLoop loop;
    private final Scope scope;
    private final int depth;
    private Iterator<Value> rest;
    private Optional<Integer> length;
    private int index = -1;
    private Optional<Value> before = Optional.empty();
    private Optional<Value> current = Optional.empty();
    private Optional<Value> after = Optional.empty();
    private Optional<List<Value>> lastChanged = Optional.empty();

    LoopState(ForLoop loop, Scope scope, Iterator<Value> rest, Optional<Integer> length, int depth) {
        this.loop = loop;
        this.scope = scope;
        this.rest = rest;
        this.length = length;
        this.depth = depth;
    }

    /** Goes to the next part; false if there is none. */
    boolean advance() {
        peek();
        before = current;
        current = after;
        after = Optional.empty();
        index++;
        return current.isPresent();
    }

    Value current() {
        return current.orElseThrow();
    }

    @Override
    public Value call(Arguments arguments, Rendering rendering) {
        return loop.recurse(
                Parameters.of("iterable").bind("loop", arguments, rendering).value(0), scope, depth + 1);
    }

    @Override
    public Optional<Value> member(String name) {
        return Optional.ofNullable(
                switch (name) {
                    case "index", "index0", "revindex", "revindex0", "length", "depth", "depth0" ->
                        Whole.of(number(name));
                    case "first" -> Truth.of(index == 0);
                    case "last" -> Truth.of(peek().isEmpty());
                    case "previtem" -> before.orElseGet(() -> Undefined.because("there is no previous item"));
                    case "nextitem" -> peek().orElseGet(() -> Undefined.because("there is no next item"));
                    case "cycle" -> function(name, this::cycle);
                    case "changed" -> function(name, this::changed);
                    default -> null;
                });
    }

    @Override
    public String type() {
        return "LoopContext";
    }

    @Override
    public String describe() {
        return "jinja2.runtime.LoopContext object";
    }

    @Override
    public boolean truthy() {
        return length() > 0;
    }

    @Override
    public Text repr() {
        return Text.of("<LoopContext " + (index + 1) + "/" + length() + ">");
    }

    @Override
    public int size() {
        return length();
    }

    @Override
    public boolean sized() {
        return true;
    }

    private int number(String name) {
        return switch (name) {
            case "index" -> index + 1;
            case "index0" -> index;
            case "revindex" -> length() - index;
            case "revindex0" -> length() - index - 1;
            case "length" -> length();
            case "depth" -> depth + 1;
            default -> depth;
        };
    }

    private int length() {
        if (length.isEmpty()) {
            var items = new ArrayList<Value>();
            rest.forEachRemaining(items::add);
            rest = items.iterator();
            length = Optional.of(items.size() + index + 1 + (after.isPresent() ? 1 : 0));
        }
        return length.get();
    }

    private Optional<Value> peek() {
        if (after.isEmpty() && rest.hasNext()) {
            after = Optional.of(rest.next());
        }
        return after;
    }

    private Value cycle(Value subject, Bound arguments) {
        List<Value> values = arguments.all().positional();
        if (values.isEmpty()) {
            throw new EvaluationFault("no items for cycling given");
        }
        return values.get(index % values.size());
    }

    private Value changed(Value subject, Bound arguments) {
        Optional<List<Value>> now = Optional.of(arguments.all().positional());
        boolean differs = !now.equals(lastChanged);
        lastChanged = now;
        return Truth.of(differs);
    }

    private static BoundRoutine function(String name, Routine.Body body) {
        return new BoundRoutine(new Routine(name, Parameters.ANY, body), None.NONE);
    }
}
