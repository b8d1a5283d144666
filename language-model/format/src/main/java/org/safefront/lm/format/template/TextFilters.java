package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The filters that make a string of anything. */
final class TextFilters {
    /** What separates words for the title filter; the white space is Python's. */
    private static final Pattern BETWEEN_WORDS = Pattern.compile(
            "[-({\\[<\\t-\\r\\x1c-\\x20\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]+");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

    private TextFilters() {}

    static Routines routines() {
        return new Routines()
                .add("string", TextFilters::soft)
                .add("upper", v -> TextCase.upper(soft(v)))
                .add("lower", v -> TextCase.lower(soft(v)))
                .add("capitalize", v -> TextCase.capitalize(soft(v)))
                .add("title", v -> title(soft(v)))
                .add(
                        "trim",
                        Parameters.NONE.optional("chars"),
                        (v, a) -> TextCutting.strip(soft(v), a.text(0), true, true))
                .add("replace", Parameters.of("old", "new").optional("count"), TextFilters::replace)
                .add("indent", Parameters.NONE.optional("width", "first", "blank"), TextFilters::indent)
                .add(
                        "center",
                        Parameters.NONE.optional("width"),
                        (v, a) -> TextPadding.center(soft(v), a.number(0).orElse(80)))
                .add(
                        "truncate",
                        Parameters.NONE.optional("length", "killwords", "end", "leeway"),
                        TextFilters::truncate)
                .add(
                        "wordcount",
                        v -> Whole.of(WORD.matcher(soft(v).chars()).results().count()))
                .add("format", Parameters.ANY, TextFilters::format)
                .add("safe", v -> soft(v).withMarkup(true))
                .add("e", v -> Markup.escape(soft(v)))
                .alias("escape", "e")
                .add("forceescape", v -> Markup.escape(v.show()))
                .add(
                        "tojson",
                        Parameters.NONE.optional("ensure_ascii", "indent", "separators", "sort_keys"),
                        TextFilters::json);
    }

    /** A string as it is, anything else as it prints. */
    private static Text soft(Value value) {
        return value instanceof Text text ? text : value.show();
    }

    private static Text title(Text text) {
        var builder = new TextBuilder();
        Matcher between = BETWEEN_WORDS.matcher(text.chars());
        int start = 0;
        while (between.find()) {
            builder.append(titled(text.substring(start, between.start())));
            builder.append(text, between.start(), between.end());
            start = between.end();
        }
        return builder.append(titled(text.substring(start))).build();
    }

    private static Text titled(Text word) {
        if (word.isEmpty()) {
            return word;
        }
        int first = word.chars().offsetByCodePoints(0, 1);
        return TextCase.upper(word.substring(0, first)).concat(TextCase.lower(word.substring(first)));
    }

    private static Value replace(Value subject, Bound arguments) {
        return TextMethods.replace(
                subject.show(),
                arguments.value(0).show(),
                arguments.value(1).show(),
                arguments.number(2).orElse(-1));
    }

    private static Value indent(Value subject, Bound arguments) {
        Text text = Bound.text(subject);
        Optional<Value> width = arguments.at(0);
        Text indention = width.isPresent() && width.get() instanceof Text given
                ? given
                : Text.of(" ").repeat(arguments.number(0).orElse(4));
        // A line more, so that text that ends in a line break keeps it.
        List<Text> lines = TextCutting.lines(text.concat(Text.of("\n")), false);
        var indented = new ArrayList<Text>();
        for (int i = 0; i < lines.size(); i++) {
            boolean wanted = i == 0
                    ? arguments.flag(1)
                    : arguments.flag(2) || !lines.get(i).isEmpty();
            indented.add(wanted ? indention.concat(lines.get(i)) : lines.get(i));
        }
        return TextMethods.join(Text.of("\n"), indented).withMarkup(text.markup());
    }

    private static Value truncate(Value subject, Bound arguments) {
        Text text = Bound.text(subject);
        Text end = arguments.text(2).orElse(Text.of("..."));
        int length = arguments.number(0).orElse(255);
        if (length < end.size()) {
            throw new EvaluationFault("expected length >= " + end.size() + ", got " + length);
        }
        if (text.size() <= (long) length + arguments.number(3).orElse(5)) {
            return text;
        }
        Text kept = text.substring(0, text.offset(length - end.size()));
        int lastSpace = kept.chars().lastIndexOf(' ');
        boolean cut = arguments.flag(1) || lastSpace < 0;
        return Markup.add(cut ? kept : kept.substring(0, lastSpace), end);
    }

    private static Value format(Value subject, Bound arguments) {
        Arguments all = arguments.all();
        if (!all.positional().isEmpty() && !all.named().isEmpty()) {
            throw new EvaluationFault("can't handle positional and keyword arguments at the same time");
        }
        Value values = all.named().isEmpty() ? Sequence.tuple(all.positional()) : Mapping.of(all.named());
        return PercentFormat.apply(soft(subject), values);
    }

    private static Value json(Value subject, Bound arguments) {
        Optional<Text> indent = arguments
                .some(1)
                .map(value -> value instanceof Text text
                        ? text
                        : Text.of(" ").repeat(arguments.number(1).orElseThrow()));
        List<Value> separators = arguments
                .some(2)
                .map(arguments.rendering()::list)
                .orElse(List.of(Text.of(indent.isPresent() ? "," : ", "), Text.of(": ")));
        if (separators.size() != 2) {
            throw new EvaluationFault("separators must be two, not " + separators.size());
        }
        return JsonWriter.write(
                subject,
                new JsonWriter.Format(
                        arguments.flag(0),
                        indent,
                        Bound.text(separators.get(0)),
                        Bound.text(separators.get(1)),
                        arguments.flag(3)));
    }
}
