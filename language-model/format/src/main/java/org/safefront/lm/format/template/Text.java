package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * A string that knows, character by character, whether a message wrote it. Comparison looks at characters only.
 *
 * <p>Templates count in code points as Python does; methods here that say offset count in UTF-16 units.
 */
final class Text implements Value {
    static final Text EMPTY = new Text("", List.of(), false);

    private final String chars;
    private final List<Run> runs;
    /** Whether it is HTML already, so that text added to it is escaped first: Python's Markup. */
    private final boolean markup;

    private final boolean wide;

    Text(String chars, List<Run> runs, boolean markup) {
        this.chars = chars;
        this.runs = runs;
        this.markup = markup;
        this.wide = chars.codePointCount(0, chars.length()) != chars.length();
    }

    /** Characters of the template. */
    static Text of(String chars) {
        return of(chars, false);
    }

    static Text of(String chars, boolean fromMessage) {
        return chars.isEmpty() ? EMPTY : new Text(chars, List.of(new Run(chars.length(), fromMessage)), false);
    }

    String chars() {
        return chars;
    }

    List<Run> runs() {
        return runs;
    }

    /** Which run holds the character at this offset. */
    int runAt(int offset) {
        int low = 0;
        int high = runs.size();
        while (low < high) {
            int middle = (low + high) / 2;
            if (runs.get(middle).end() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    boolean markup() {
        return markup;
    }

    Text withMarkup(boolean wanted) {
        return wanted == markup ? this : new Text(chars, runs, wanted);
    }

    boolean isEmpty() {
        return chars.isEmpty();
    }

    /** The characters between two offsets. */
    Text substring(int from, int to) {
        if (from == 0 && to == chars.length()) {
            return this;
        }
        return new TextBuilder().append(this, from, to).build().withMarkup(markup);
    }

    Text substring(int from) {
        return substring(from, chars.length());
    }

    Text concat(Text other) {
        return new TextBuilder().append(this).append(other).build().withMarkup(markup);
    }

    Text repeat(int times) {
        TextBuilder.requireRoom((long) chars.length() * times);
        if (runs.size() == 1) {
            return of(chars.repeat(times), runs.get(0).fromMessage()).withMarkup(markup);
        }
        var builder = new TextBuilder();
        for (int i = 0; i < times && !chars.isEmpty(); i++) {
            builder.append(this);
        }
        return builder.build().withMarkup(markup);
    }

    /** A mapping of characters, such as to upper case, that keeps each one's origin. */
    Text map(UnaryOperator<String> mapping) {
        String mapped = mapping.apply(chars);
        if (mapped.length() == chars.length()) {
            return new Text(mapped, runs, markup);
        }
        var builder = new TextBuilder();
        segments().forEach(s -> builder.append(mapping.apply(s.text()), s.fromMessage()));
        return builder.build().withMarkup(markup);
    }

    /** The offset of the code point of this index. */
    int offset(int index) {
        return wide ? chars.offsetByCodePoints(0, index) : index;
    }

    /** The index of the code point at this offset. */
    int index(int offset) {
        return wide ? chars.codePointCount(0, offset) : offset;
    }

    List<RenderedPrompt.Segment> segments() {
        var segments = new ArrayList<RenderedPrompt.Segment>();
        int start = 0;
        for (Run run : runs) {
            segments.add(new RenderedPrompt.Segment(chars.substring(start, run.end()), run.fromMessage()));
            start = run.end();
        }
        return segments;
    }

    /** Its code points, one by one. */
    List<Text> letters() {
        var letters = new ArrayList<Text>();
        for (int at = 0; at < chars.length(); at = chars.offsetByCodePoints(at, 1)) {
            letters.add(substring(at, chars.offsetByCodePoints(at, 1)));
        }
        return letters;
    }

    @Override
    public String type() {
        return "str";
    }

    @Override
    public String describe() {
        return markup ? "markupsafe.Markup object" : "str object";
    }

    @Override
    public boolean truthy() {
        return !chars.isEmpty();
    }

    @Override
    public Text show() {
        return withMarkup(false);
    }

    @Override
    public Text repr() {
        Text quoted = Representation.quote(this);
        return markup
                ? new TextBuilder().append("Markup(").append(quoted).append(")").build()
                : quoted;
    }

    @Override
    public Optional<Value> member(String name) {
        return TextMethods.find(this, name);
    }

    @Override
    public Optional<Value> element(Value key) {
        return Slice.index(key, size()).map(i -> substring(offset(i), offset(i + 1)));
    }

    @Override
    public Value slice(Slice slice) {
        int size = size();
        if (slice.forward()) {
            int[] bounds = slice.bounds(size);
            return substring(offset(bounds[0]), offset(Math.max(bounds[0], bounds[1])));
        }
        List<Text> letters = letters();
        var builder = new TextBuilder();
        slice.indices(size).forEach(i -> builder.append(letters.get(i)));
        return builder.build().withMarkup(markup);
    }

    @Override
    public Iterator<Value> parts() {
        return List.<Value>copyOf(withMarkup(false).letters()).iterator();
    }

    @Override
    public int size() {
        return index(chars.length());
    }

    @Override
    public boolean iterable() {
        return true;
    }

    @Override
    public boolean sized() {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Text text && text.chars.equals(chars);
    }

    @Override
    public int hashCode() {
        return chars.hashCode();
    }
}
