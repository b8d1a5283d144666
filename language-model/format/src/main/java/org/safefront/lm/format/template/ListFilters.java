package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The filters that take a sequence apart or put one together. */
final class ListFilters {
    private ListFilters() {}

    static Routines routines() {
        return new Routines()
                .add("length", v -> Whole.of(v.size()))
                .alias("count", "length")
                .add(
                        "list",
                        Parameters.NONE,
                        (v, a) -> Sequence.list(a.rendering().list(v)))
                .add("first", Parameters.NONE, ListFilters::first)
                .add("last", ListFilters::last)
                .add("join", Parameters.NONE.optional("d", "attribute"), ListFilters::join)
                .add("items", ListFilters::items)
                .add("reverse", Parameters.NONE, ListFilters::reverse)
                .add(
                        "batch",
                        Parameters.of("linecount").optional("fill_with"),
                        (v, a) -> Generator.later(() -> batch(v, a).iterator()))
                .add(
                        "slice",
                        Parameters.of("slices").optional("fill_with"),
                        (v, a) -> Generator.later(() -> slice(v, a).iterator()))
                .add("attr", Parameters.of("name"), ListFilters::attribute)
                .add("default", Parameters.NONE.optional("default_value", "boolean"), ListFilters::fallback)
                .alias("d", "default");
    }

    private static Value first(Value value, Bound arguments) {
        Iterator<Value> parts = arguments.rendering().each(value);
        return parts.hasNext() ? parts.next() : Undefined.because("No first item, sequence was empty.");
    }

    private static Value last(Value value) {
        List<Value> items = reversible(value)
                .orElseThrow(() -> new EvaluationFault("'" + value.type() + "' object is not reversible"));
        return items.isEmpty() ? Undefined.because("No last item, sequence was empty.") : items.get(items.size() - 1);
    }

    private static Value join(Value value, Bound arguments) {
        Text separator = arguments.at(0).map(Value::show).orElse(Text.EMPTY);
        AttributePath path = AttributePath.of(arguments.some(1));
        List<Text> texts = arguments.rendering().list(value).stream()
                .map(item -> path.follow(item).show())
                .toList();
        return TextMethods.join(separator, texts);
    }

    private static Value items(Value value) {
        if (value instanceof Mapping mapping) {
            return Generator.of(mapping.pairs().iterator());
        }
        if (value instanceof Undefined) {
            return Generator.of(Collections.emptyIterator());
        }
        return Generator.later(() -> {
            throw new EvaluationFault("Can only get item pairs from a mapping.");
        });
    }

    private static Value reverse(Value value, Bound arguments) {
        if (value instanceof Text text) {
            return text.slice(new Slice(None.NONE, None.NONE, Whole.of(-1)));
        }
        if (!value.iterable()) {
            throw new EvaluationFault("argument must be iterable");
        }
        Optional<List<Value>> known = reversible(value);
        var items = new ArrayList<>(known.orElseGet(() -> arguments.rendering().list(value)));
        Collections.reverse(items);
        return known.isPresent()
                ? new Generator(value.type() + "_reverseiterator", items.iterator())
                : Sequence.list(items);
    }

    /** The parts of what Python can walk backwards. */
    private static Optional<List<Value>> reversible(Value value) {
        if (value instanceof Generator || value instanceof LoopState || !value.iterable()) {
            return Optional.empty();
        }
        var items = new ArrayList<Value>();
        value.parts().forEachRemaining(items::add);
        return Optional.of(items);
    }

    private static List<Value> batch(Value value, Bound arguments) {
        int size = arguments.number(0).orElse(0);
        var batches = new ArrayList<Value>();
        var batch = new ArrayList<Value>();
        for (Value item : arguments.rendering().list(value)) {
            if (batch.size() == size) {
                batches.add(Sequence.list(batch));
                batch.clear();
            }
            batch.add(item);
        }
        if (!batch.isEmpty()) {
            arguments
                    .some(1)
                    .ifPresent(fill -> batch.addAll(Collections.nCopies(Math.max(0, size - batch.size()), fill)));
            batches.add(Sequence.list(batch));
        }
        return batches;
    }

    private static List<Value> slice(Value value, Bound arguments) {
        List<Value> items = arguments.rendering().list(value);
        int count = arguments.number(0).orElse(0);
        if (count == 0) {
            throw new EvaluationFault("integer division or modulo by zero");
        }
        var slices = new ArrayList<Value>();
        int start = 0;
        for (int i = 0; i < count; i++) {
            arguments.rendering().budget().step();
            boolean longer = i < items.size() % count;
            int end = start + items.size() / count + (longer ? 1 : 0);
            var slice = new ArrayList<>(items.subList(start, end));
            if (!longer) {
                arguments.some(1).ifPresent(slice::add);
            }
            slices.add(Sequence.list(slice));
            start = end;
        }
        return slices;
    }

    private static Value attribute(Value value, Bound arguments) {
        String name = arguments.value(0).show().chars();
        return Access.member(value, name).orElseGet(() -> Undefined.member(value, name));
    }

    private static Value fallback(Value value, Bound arguments) {
        boolean missing = value instanceof Undefined || (arguments.flag(1) && !value.truthy());
        return missing ? arguments.at(0).orElse(Text.EMPTY) : value;
    }
}
