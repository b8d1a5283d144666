package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of strings that look for something. They compare characters, never origins. */
final class TextSearch {
    private TextSearch() {}

    static Routines routines() {
        Parameters text = Parameters.of("sub").optional("start", "end");
        return new Routines()
                .add("startswith", text, (t, a) -> Truth.of(borders(t, a, true)))
                .add("endswith", text, (t, a) -> Truth.of(borders(t, a, false)))
                .add("find", text, (t, a) -> Whole.of(first(t, a)))
                .add("rfind", text, (t, a) -> Whole.of(last(t, a)))
                .add("index", text, (t, a) -> Whole.of(require(first(t, a))))
                .add("rindex", text, (t, a) -> Whole.of(require(last(t, a))))
                .add("count", text, (t, a) -> Whole.of(within(t, a).count(sub(a))));
    }

    /** The offsets of the first {@code limit} occurrences that do not overlap; of all if the limit is negative. */
    static List<Integer> occurrences(Text text, Text sub, int limit) {
        var found = new ArrayList<Integer>();
        String chars = text.chars();
        int at = chars.indexOf(sub.chars());
        while (at >= 0 && at <= chars.length() && found.size() != limit) {
            found.add(at);
            at = sub.isEmpty()
                    ? after(chars, at)
                    : chars.indexOf(sub.chars(), at + sub.chars().length());
        }
        return found;
    }

    private static int after(String chars, int at) {
        return at == chars.length() ? -1 : chars.offsetByCodePoints(at, 1);
    }

    private static int first(Value subject, Bound arguments) {
        Window window = within(subject, arguments);
        return window.index(window.text.chars().indexOf(sub(arguments).chars()));
    }

    private static int last(Value subject, Bound arguments) {
        Window window = within(subject, arguments);
        return window.index(window.text.chars().lastIndexOf(sub(arguments).chars()));
    }

    private static int require(int index) {
        if (index < 0) {
            throw new EvaluationFault("substring not found");
        }
        return index;
    }

    private static boolean borders(Value subject, Bound arguments, boolean atStart) {
        Window window = within(subject, arguments);
        String chars = window.text.chars();
        Value wanted = arguments.value(0);
        Stream<Value> choices = wanted instanceof Sequence some && some.kind() == Sequence.Kind.TUPLE
                ? some.items().stream()
                : Stream.of(wanted);
        return window.valid
                && choices.map(Bound::text)
                        .map(Text::chars)
                        .anyMatch(choice -> atStart ? chars.startsWith(choice) : chars.endsWith(choice));
    }

    private static Text sub(Bound arguments) {
        return Bound.text(arguments.value(0));
    }

    private static Window within(Value subject, Bound arguments) {
        Text text = (Text) subject;
        int size = text.size();
        Optional<Value> start = arguments.at(1);
        var slice = new Slice(start.orElse(None.NONE), arguments.at(2).orElse(None.NONE), None.NONE);
        int[] bounds = slice.bounds(size);
        // A start behind the end holds nothing, not even the empty string.
        boolean behind = start.isPresent() && start.get() instanceof Integral index && index.clamped() > size;
        boolean valid = !behind && bounds[0] <= bounds[1];
        return new Window((Text) text.slice(slice), bounds[0], valid);
    }

    /** The part of a text that is searched. */
    private record Window(Text text, int start, boolean valid) {
        int count(Text sub) {
            return valid ? occurrences(text, sub, -1).size() : 0;
        }

        int index(int offset) {
            return offset < 0 || !valid ? -1 : start + text.index(offset);
        }
    }
}
