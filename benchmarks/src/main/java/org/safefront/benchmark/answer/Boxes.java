package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers in boxes, {@code \boxed{}} or {@code \fbox{}}. */
final class Boxes {
    private static final Pattern BOX = Pattern.compile("\\\\(?:boxed|fbox)(?![a-zA-Z])\\s*");
    /** Between the boxes of one answer stand commas, or a few words with an and. */
    private static final Pattern BETWEEN =
            Pattern.compile("(?s)(?:\\\\q?quad|\\\\text|[^a-zA-Z]){0,20}|.{0,69}\\b(?:and|or)\\b.{0,69}");

    private static final int FARTHEST = 70;

    private Boxes() {}

    /** What stands in the last box, or in the last boxes if they make one answer. */
    static Optional<Found> last(String text) {
        List<Found> boxes = all(text);
        if (boxes.isEmpty()) {
            return Optional.empty();
        }
        int from = boxes.size() - 1;
        while (from > 0 && goesOn(text, boxes.get(from - 1), boxes.get(from))) {
            from--;
        }
        List<Found> answer = boxes.subList(from, boxes.size());
        List<String> contents = answer.stream().map(Found::content).distinct().toList();
        return Optional.of(
                new Found(answer.get(0).start(), boxes.get(boxes.size() - 1).end(), String.join(", ", contents)));
    }

    private static boolean goesOn(String text, Found one, Found next) {
        String between = text.substring(one.end(), next.start());
        return between.length() < FARTHEST
                && !between.contains("\n\n")
                && !between.contains("=")
                && BETWEEN.matcher(between).matches();
    }

    private static List<Found> all(String text) {
        var boxes = new ArrayList<Found>();
        Matcher matcher = BOX.matcher(text);
        int from = 0;
        while (matcher.find(from)) {
            Found box = box(text, matcher.start(), matcher.end());
            if (!box.content().isBlank()) {
                boxes.add(box);
            }
            from = Math.max(box.end(), matcher.end());
        }
        return boxes;
    }

    /** A box that is never closed holds the rest of its line, one without braces the next word. */
    private static Found box(String text, int start, int inside) {
        boolean isOpen = inside < text.length() && text.charAt(inside) == '{';
        int close = isOpen ? close(text, inside + 1) : -1;
        if (close >= 0) {
            return new Found(start, close + 1, text.substring(inside + 1, close).strip());
        }
        int from = isOpen ? inside + 1 : inside;
        int end = from;
        while (end < text.length() && !endsUnclosed(text.charAt(end), isOpen)) {
            end++;
        }
        return new Found(
                start,
                end,
                text.substring(from, end).replaceFirst("\\\\[)\\]].*$", "").strip());
    }

    private static boolean endsUnclosed(char next, boolean isOpen) {
        return next == '\n' || next == '$' || (!isOpen && Character.isWhitespace(next));
    }

    /** Where the brace closes behind which this place is, negative if nowhere. */
    private static int close(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean escaped = text.charAt(i - 1) == '\\' && !(i > 1 && text.charAt(i - 2) == '\\');
            depth += escaped ? 0 : next == '{' ? 1 : next == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }
}
