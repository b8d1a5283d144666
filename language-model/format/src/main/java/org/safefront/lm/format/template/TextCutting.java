package org.safefront.lm.format.template;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;

/** The methods of strings that cut: strip, split and the like. Every piece keeps its origin. */
final class TextCutting {
    private TextCutting() {}

    static Routines routines() {
        Parameters split = Parameters.NONE.optional("sep", "maxsplit");
        Parameters chars = Parameters.NONE.optional("chars");
        return new Routines()
                .add("strip", chars, (t, a) -> strip((Text) t, a.text(0), true, true))
                .add("lstrip", chars, (t, a) -> strip((Text) t, a.text(0), true, false))
                .add("rstrip", chars, (t, a) -> strip((Text) t, a.text(0), false, true))
                .add(
                        "split",
                        split,
                        (t, a) -> list(split((Text) t, a.text(0), a.number(1).orElse(-1))))
                .add(
                        "rsplit",
                        split,
                        (t, a) -> list(
                                splitFromEnd((Text) t, a.text(0), a.number(1).orElse(-1))))
                .add("splitlines", Parameters.NONE.optional("keepends"), (t, a) -> list(lines((Text) t, a.flag(0))))
                .add("partition", Parameters.of("sep"), (t, a) -> partition((Text) t, Bound.text(a.value(0)), true))
                .add("rpartition", Parameters.of("sep"), (t, a) -> partition((Text) t, Bound.text(a.value(0)), false))
                .add("removeprefix", Parameters.of("prefix"), (t, a) -> removePrefix((Text) t, Bound.text(a.value(0))))
                .add("removesuffix", Parameters.of("suffix"), (t, a) -> removeSuffix((Text) t, Bound.text(a.value(0))));
    }

    /** Without these characters, or white space if none are named, at either end. */
    static Text strip(Text text, Optional<Text> some, boolean left, boolean right) {
        IntPredicate goes = some.<IntPredicate>map(chars -> c -> chars.chars().indexOf(c) >= 0)
                .orElse(Characters::isSpace);
        String chars = text.chars();
        int start = 0;
        int end = chars.length();
        while (left && start < end && goes.test(chars.codePointAt(start))) {
            start = chars.offsetByCodePoints(start, 1);
        }
        while (right && end > start && goes.test(chars.codePointBefore(end))) {
            end = chars.offsetByCodePoints(end, -1);
        }
        return text.substring(start, end);
    }

    /** The lines, without what ends them unless that is to be kept. */
    static List<Text> lines(Text text, boolean keepEnds) {
        var lines = new ArrayList<Text>();
        String chars = text.chars();
        int start = 0;
        while (start < chars.length()) {
            int end = start;
            while (end < chars.length() && !Characters.isLineBreak(chars.charAt(end))) {
                end++;
            }
            int next = chars.startsWith("\r\n", end) ? end + 2 : Math.min(end + 1, chars.length());
            lines.add(text.substring(start, keepEnds ? next : end));
            start = next;
        }
        return lines;
    }

    private static List<Text> split(Text text, Optional<Text> separator, int limit) {
        return separator.isPresent()
                ? splitAt(text, cuts(text, separator.get(), limit), separator.get())
                : words(text, limit);
    }

    private static List<Text> splitFromEnd(Text text, Optional<Text> separator, int limit) {
        return separator.isPresent()
                ? splitAt(text, cutsFromEnd(text, separator.get(), limit), separator.get())
                : wordsFromEnd(text, limit);
    }

    private static List<Integer> cuts(Text text, Text separator, int limit) {
        requireSome(separator);
        return TextSearch.occurrences(text, separator, limit);
    }

    private static List<Integer> cutsFromEnd(Text text, Text separator, int limit) {
        requireSome(separator);
        var cuts = new ArrayList<Integer>();
        int size = separator.chars().length();
        int at = text.chars().lastIndexOf(separator.chars());
        while (at >= 0 && cuts.size() != limit) {
            cuts.add(at);
            at = at < size ? -1 : text.chars().lastIndexOf(separator.chars(), at - size);
        }
        Collections.reverse(cuts);
        return cuts;
    }

    private static void requireSome(Text separator) {
        if (separator.isEmpty()) {
            throw new EvaluationFault("empty separator");
        }
    }

    private static List<Text> splitAt(Text text, List<Integer> cuts, Text separator) {
        var pieces = new ArrayList<Text>();
        int start = 0;
        for (int cut : cuts) {
            pieces.add(text.substring(start, cut));
            start = cut + separator.chars().length();
        }
        pieces.add(text.substring(start));
        return pieces;
    }

    private static List<Text> words(Text text, int limit) {
        var words = new ArrayList<Text>();
        String chars = text.chars();
        int start = skip(chars, 0, true);
        while (start < chars.length()) {
            int end = words.size() == limit ? chars.length() : skip(chars, start, false);
            words.add(text.substring(start, end));
            start = skip(chars, end, true);
        }
        return words;
    }

    private static List<Text> wordsFromEnd(Text text, int limit) {
        var words = new ArrayList<Text>();
        String chars = text.chars();
        int end = skipBack(chars, chars.length(), true);
        while (end > 0) {
            int start = words.size() == limit ? 0 : skipBack(chars, end, false);
            words.add(text.substring(start, end));
            end = skipBack(chars, start, true);
        }
        Collections.reverse(words);
        return words;
    }

    /** The next offset whose character is no space (or is one). */
    private static int skip(String chars, int from, boolean spaces) {
        int at = from;
        while (at < chars.length() && Characters.isSpace(chars.charAt(at)) == spaces) {
            at++;
        }
        return at;
    }

    private static int skipBack(String chars, int from, boolean spaces) {
        int at = from;
        while (at > 0 && Characters.isSpace(chars.charAt(at - 1)) == spaces) {
            at--;
        }
        return at;
    }

    private static Value partition(Text text, Text separator, boolean first) {
        requireSome(separator);
        String sought = separator.chars();
        int at = first ? text.chars().indexOf(sought) : text.chars().lastIndexOf(sought);
        Text nothing = Text.EMPTY.withMarkup(text.markup());
        if (at < 0) {
            return first ? Sequence.tuple(text, nothing, nothing) : Sequence.tuple(nothing, nothing, text);
        }
        int end = at + sought.length();
        return Sequence.tuple(text.substring(0, at), text.substring(at, end), text.substring(end));
    }

    private static Text removePrefix(Text text, Text prefix) {
        return text.chars().startsWith(prefix.chars())
                ? text.substring(prefix.chars().length())
                : text;
    }

    private static Text removeSuffix(Text text, Text suffix) {
        int end = text.chars().length() - suffix.chars().length();
        return text.chars().endsWith(suffix.chars()) ? text.substring(0, end) : text;
    }

    private static Value list(List<Text> texts) {
        return Sequence.list(texts);
    }
}
