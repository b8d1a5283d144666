package org.safefront.lm.format.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The methods of strings. */
final class TextMethods {
    private static final Set<String> NOT_SUPPORTED = Set.of(
            "casefold",
            "encode",
            "format_map",
            "isidentifier",
            "isnumeric",
            "isprintable",
            "istitle",
            "maketrans",
            "translate");

    private static final Routines ROUTINES = new Routines()
            .addAll(TextSearch.routines())
            .addAll(TextCutting.routines())
            .addAll(TextCase.routines())
            .addAll(TextPadding.routines())
            .add("replace", Parameters.of("old", "new").optional("count"), TextMethods::replace)
            .add("join", Parameters.of("iterable"), TextMethods::join)
            .add("format", Parameters.ANY, (text, a) -> BraceFormat.apply((Text) text, a.all()));

    private TextMethods() {}

    static Optional<Value> find(Text text, String name) {
        if (NOT_SUPPORTED.contains(name)) {
            throw new EvaluationFault("the method str." + name + " is not supported");
        }
        return ROUTINES.find(name).map(routine -> new BoundRoutine(routine, text));
    }

    /** Other text in place of the first {@code count} occurrences of {@code old}; of all if the count is negative. */
    static Text replace(Text text, Text old, Text other, int count) {
        List<Integer> found = TextSearch.occurrences(text, old, count);
        var builder = new TextBuilder();
        int start = 0;
        for (int at : found) {
            builder.append(text, start, at).append(other);
            start = at + old.chars().length();
        }
        return builder.append(text, start, text.chars().length()).build();
    }

    /** Texts with a separator between any two. */
    static Text join(Text separator, List<Text> texts) {
        var builder = new TextBuilder();
        for (int i = 0; i < texts.size(); i++) {
            builder.append(i == 0 ? Text.EMPTY : separator).append(texts.get(i));
        }
        return builder.build();
    }

    private static Value replace(Value subject, Bound arguments) {
        Text text = (Text) subject;
        Text other = Markup.fit(text, Bound.text(arguments.value(1)));
        int count = arguments.number(2).orElse(-1);
        return replace(text, Bound.text(arguments.value(0)), other, count).withMarkup(text.markup());
    }

    private static Value join(Value subject, Bound arguments) {
        Text separator = (Text) subject;
        List<Value> items = arguments.rendering().list(arguments.value(0));
        for (int i = 0; i < items.size() && !separator.markup(); i++) {
            if (!(items.get(i) instanceof Text)) {
                throw new EvaluationFault("sequence item " + i + ": expected str instance, "
                        + items.get(i).type() + " found");
            }
        }
        List<Text> texts = items.stream()
                .map(item -> Markup.fit(separator, item instanceof Text text ? text : item.show()))
                .toList();
        return join(separator, texts).withMarkup(separator.markup());
    }
}
