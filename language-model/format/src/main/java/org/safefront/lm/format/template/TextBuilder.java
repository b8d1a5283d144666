package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.List;

/** Puts texts together and keeps the origin of every character. */
final class TextBuilder {
    /** No prompt is that long; a template that gets there runs away. */
    static final int MAX_CHARACTERS = 1 << 24;

    private final StringBuilder chars = new StringBuilder();
    private final List<Run> runs = new ArrayList<>();

    /** Adds characters of the template. */
    TextBuilder append(String text) {
        return append(text, false);
    }

    TextBuilder append(String text, boolean fromMessage) {
        return append(text, 0, text.length(), fromMessage);
    }

    TextBuilder append(Text text) {
        return append(text, 0, text.chars().length());
    }

    /** Adds what stands between two offsets. */
    TextBuilder append(Text text, int from, int to) {
        int start = from;
        for (int run = text.runAt(from); start < to; run++) {
            Run current = text.runs().get(run);
            int end = Math.min(current.end(), to);
            append(text.chars(), start, end, current.fromMessage());
            start = end;
        }
        return this;
    }

    /** Adds characters that stand in for the one at this offset and share its origin. */
    TextBuilder appendInstead(String replacement, Text text, int offset) {
        return append(replacement, text.runs().get(text.runAt(offset)).fromMessage());
    }

    /** Fails if a text would become longer than any may be. */
    static void requireRoom(long characters) {
        if (characters > MAX_CHARACTERS) {
            throw new EvaluationFault("text of more than " + MAX_CHARACTERS + " characters");
        }
    }

    Text build() {
        return chars.length() == 0 ? Text.EMPTY : new Text(chars.toString(), List.copyOf(runs), false);
    }

    private TextBuilder append(String text, int from, int to, boolean fromMessage) {
        if (to == from) {
            return this;
        }
        requireRoom((long) chars.length() + to - from);
        chars.append(text, from, to);
        int last = runs.size() - 1;
        var run = new Run(chars.length(), fromMessage);
        if (last >= 0 && runs.get(last).fromMessage() == fromMessage) {
            runs.set(last, run);
        } else {
            runs.add(run);
        }
        return this;
    }
}
