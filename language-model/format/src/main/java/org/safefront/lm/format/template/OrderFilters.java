package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;

/** The filters that compare items: sort, unique, min, max. Without a wish they ignore the case of strings. */
final class OrderFilters {
    private OrderFilters() {}

    static Routines routines() {
        Parameters one = Parameters.NONE.optional("case_sensitive", "attribute");
        return new Routines()
                .add("sort", Parameters.NONE.optional("reverse", "case_sensitive", "attribute"), OrderFilters::sort)
                .add("dictsort", Parameters.NONE.optional("case_sensitive", "by", "reverse"), OrderFilters::sortEntries)
                .add("unique", one, (v, a) -> Generator.later(() -> unique(v, a).iterator()))
                .add("min", one, (v, a) -> extreme(v, a, Comparison.order()))
                .add("max", one, (v, a) -> extreme(v, a, Comparison.order().reversed()));
    }

    private static Value sort(Value value, Bound arguments) {
        List<AttributePath> paths = AttributePath.several(arguments.some(2));
        UnaryOperator<Value> fold = fold(arguments.flag(1));
        UnaryOperator<Value> key = item -> Sequence.list(
                paths.stream().map(path -> fold.apply(path.follow(item))).toList());
        return sorted(arguments.rendering().list(value), key, arguments.flag(0));
    }

    private static Value sortEntries(Value value, Bound arguments) {
        if (!(value instanceof Mapping mapping)) {
            throw value instanceof Undefined undefined
                    ? undefined.fault()
                    : new EvaluationFault("'" + value.type() + "' object has no attribute 'items'");
        }
        String by = arguments.text(1).map(Text::chars).orElse("key");
        if (!by.equals("key") && !by.equals("value")) {
            throw new EvaluationFault("You can only sort by either \"key\" or \"value\"");
        }
        int position = by.equals("key") ? 0 : 1;
        UnaryOperator<Value> fold = fold(arguments.flag(0));
        return sorted(
                mapping.pairs(), pair -> fold.apply(((Sequence) pair).items().get(position)), arguments.flag(2));
    }

    private static Value sorted(List<Value> items, UnaryOperator<Value> key, boolean descending) {
        Comparator<Keyed> order = Comparator.comparing(Keyed::key, Comparison.order());
        return Sequence.list(items.stream()
                .map(item -> new Keyed(key.apply(item), item))
                .sorted(descending ? order.reversed() : order)
                .map(Keyed::item)
                .toList());
    }

    private static List<Value> unique(Value value, Bound arguments) {
        UnaryOperator<Value> key = key(arguments);
        var seen = new HashSet<Value>();
        var kept = new ArrayList<Value>();
        for (Value item : arguments.rendering().list(value)) {
            Value found = key.apply(item);
            Mapping.requireHashable(found);
            if (seen.add(found)) {
                kept.add(item);
            }
        }
        return kept;
    }

    private static Value extreme(Value value, Bound arguments, Comparator<Value> order) {
        UnaryOperator<Value> key = key(arguments);
        Iterator<Value> items = arguments.rendering().each(value);
        if (!items.hasNext()) {
            return Undefined.because("No aggregated item, sequence was empty.");
        }
        Value best = items.next();
        Value bestKey = key.apply(best);
        while (items.hasNext()) {
            Value item = items.next();
            Value itemKey = key.apply(item);
            if (order.compare(itemKey, bestKey) < 0) {
                best = item;
                bestKey = itemKey;
            }
        }
        return best;
    }

    private static UnaryOperator<Value> key(Bound arguments) {
        AttributePath path = AttributePath.of(arguments.some(1));
        UnaryOperator<Value> fold = fold(arguments.flag(0));
        return item -> fold.apply(path.follow(item));
    }

    private static UnaryOperator<Value> fold(boolean caseSensitive) {
        return value -> !caseSensitive && value instanceof Text text ? TextCase.lower(text) : value;
    }

    /** An item and what it is compared by. */
    private record Keyed(Value key, Value item) {}
}
