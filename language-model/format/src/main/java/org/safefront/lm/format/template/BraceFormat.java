package org.safefront.lm.format.template;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Python's {@code '{} {name}'.format(...)}. */
final class BraceFormat {
    private static final Pattern FIRST = Pattern.compile("[^.\\[]*");
    private static final Pattern STEP = Pattern.compile("\\.(?<name>[^.\\[]+)|\\[(?<key>[^]]+)]");

    private final Text format;
    private final String chars;
    private final Arguments arguments;
    private int next;

    private BraceFormat(Text format, Arguments arguments) {
        this.format = format;
        this.chars = format.chars();
        this.arguments = arguments;
    }

    static Text apply(Text format, Arguments arguments) {
        return new BraceFormat(format, arguments)
                .fill(0, format.chars().length())
                .withMarkup(format.markup());
    }

    private Text fill(int from, int to) {
        var builder = new TextBuilder();
        int at = from;
        while (at < to) {
            char c = chars.charAt(at);
            boolean doubled = (c == '{' || c == '}') && at + 1 < to && chars.charAt(at + 1) == c;
            if (c == '{' && !doubled) {
                int end = close(at + 1, to);
                builder.append(field(at + 1, end));
                at = end + 1;
            } else if (c == '}' && !doubled) {
                throw new EvaluationFault("Single '}' encountered in format string");
            } else {
                builder.append(format, at, at + 1);
                at += doubled ? 2 : 1;
            }
        }
        return builder.build();
    }

    private int close(int from, int to) {
        int depth = 1;
        for (int at = from; at < to; at++) {
            depth += chars.charAt(at) == '{' ? 1 : chars.charAt(at) == '}' ? -1 : 0;
            if (depth == 0) {
                return at;
            }
        }
        throw new EvaluationFault("expected '}' before end of string");
    }

    private Text field(int from, int to) {
        int colon = before(':', from, to);
        int mark = before('!', from, colon);
        Value value = lookUp(chars.substring(from, mark));
        String conversion = mark < colon ? chars.substring(mark + 1, colon) : "";
        Text spec = colon < to ? fill(colon + 1, to) : Text.EMPTY;
        Text written = FormatSpec.apply(convert(value, conversion), spec);
        boolean markup = value instanceof Text text && text.markup();
        return Markup.fit(format, written.withMarkup(markup));
    }

    private int before(char sought, int from, int to) {
        int at = chars.indexOf(sought, from);
        return at < 0 || at > to ? to : at;
    }

    private static Value convert(Value value, String conversion) {
        return switch (conversion) {
            case "" -> value;
            case "s" -> value.show();
            case "r" -> value.repr();
            default -> throw new EvaluationFault("Unknown conversion specifier " + conversion);
        };
    }

    private Value lookUp(String path) {
        Matcher first = FIRST.matcher(path);
        String name = first.lookingAt() ? first.group() : "";
        Value value = argument(name);
        Matcher step = STEP.matcher(path).region(name.length(), path.length());
        int done = name.length();
        while (step.lookingAt()) {
            value = step.group("name") != null
                    ? Access.attribute(value, step.group("name"))
                    : Access.item(value, key(step.group("key")));
            done = step.end();
            step.region(done, path.length());
        }
        if (done < path.length()) {
            throw new EvaluationFault("Only '.' or '[' may follow ']' in format field specifier");
        }
        return value;
    }

    private Value argument(String name) {
        if (!name.isEmpty() && !isIndex(name)) {
            Value value = arguments.named().get(Text.of(name));
            if (value == null) {
                throw new EvaluationFault(Representation.quote(name));
            }
            return value;
        }
        List<Value> positional = arguments.positional();
        int index = name.isEmpty() ? next++ : Integer.parseInt(name);
        if (index >= positional.size()) {
            throw new EvaluationFault("Replacement index " + index + " out of range for positional args tuple");
        }
        return positional.get(index);
    }

    private static Value key(String key) {
        return isIndex(key) ? Whole.of(Long.parseLong(key)) : Text.of(key);
    }

    private static boolean isIndex(String name) {
        return name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
