package org.safefront.lm.format.template;

/** The methods of strings that make them wider. */
final class TextPadding {
    private static final Text SPACE = Text.of(" ");

    private TextPadding() {}

    static Routines routines() {
        Parameters fill = Parameters.of("width").optional("fillchar");
        return new Routines()
                .add("center", fill, (t, a) -> center((Text) t, missing(t, a), fill(t, a)))
                .add("ljust", fill, (t, a) -> pad((Text) t, 0, missing(t, a), fill(t, a)))
                .add("rjust", fill, (t, a) -> pad((Text) t, missing(t, a), 0, fill(t, a)))
                .add("zfill", Parameters.of("width"), (t, a) -> zeros((Text) t, missing(t, a)))
                .add(
                        "expandtabs",
                        Parameters.NONE.optional("tabsize"),
                        (t, a) -> expand((Text) t, a.number(0).orElse(8)));
    }

    /** Padded on both sides to this width; Python puts the odd space where it always did. */
    static Text center(Text text, int width) {
        return center(text, Math.max(0, width - text.size()), SPACE);
    }

    private static Text center(Text text, int missing, Text fill) {
        int width = missing + text.size();
        int left = missing / 2 + (missing & width & 1);
        return pad(text, left, missing - left, fill);
    }

    private static Text pad(Text text, int left, int right, Text fill) {
        return new TextBuilder()
                .append(fill.repeat(left))
                .append(text)
                .append(fill.repeat(right))
                .build()
                .withMarkup(text.markup());
    }

    private static int missing(Value subject, Bound arguments) {
        int width = arguments.number(0).orElseThrow(() -> new EvaluationFault("width must be int, not None"));
        return Math.max(0, width - ((Text) subject).size());
    }

    private static Text fill(Value subject, Bound arguments) {
        Text fill = Markup.fit((Text) subject, arguments.text(1).orElse(SPACE));
        if (fill.size() != 1) {
            throw new EvaluationFault("The fill character must be exactly one character long");
        }
        return fill;
    }

    private static Text zeros(Text text, int missing) {
        int sign = text.chars().startsWith("-") || text.chars().startsWith("+") ? 1 : 0;
        return new TextBuilder()
                .append(text, 0, sign)
                .append(Text.of("0").repeat(missing))
                .append(text, sign, text.chars().length())
                .build()
                .withMarkup(text.markup());
    }

    private static Text expand(Text text, int tabSize) {
        var builder = new TextBuilder();
        int column = 0;
        for (Text letter : text.letters()) {
            char c = letter.chars().charAt(0);
            if (c == '\t') {
                int spaces = tabSize > 0 ? tabSize - column % tabSize : 0;
                builder.append(Text.of(" ", letter.runs().get(0).fromMessage()).repeat(spaces));
                column += spaces;
            } else {
                builder.append(letter);
                column = c == '\n' || c == '\r' ? 0 : column + 1;
            }
        }
        return builder.build().withMarkup(text.markup());
    }
}
