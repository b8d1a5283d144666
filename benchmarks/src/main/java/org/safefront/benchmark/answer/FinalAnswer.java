package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the final answer in a text. In this order: after "the final answer is", or in the last box, whichever comes later; after
 * other words that announce an answer; all of the text, if it is short and no prose; the last formula or number.
 * The order, and how far an answer may stand from its announcement, are those of Math-Verify 0.8.0.
 */
public final class FinalAnswer {
    private static final Pattern STATED =
            Pattern.compile("(?is)final answer.{0,100}?\\s(?:is|are)\\s*:?\\s*(?:\\*\\*)?(?=[\\\\$\\d.+−-])");
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?i)(?:final answer(?: is)?|answer is|answer:|answer\\s*=|^\\s*A:|\\n\\s*A:|####)\\s*:?\\s*(?:\\*\\*)?\\s*");
    private static final Pattern SAID = Pattern.compile("(?i)\\b(?:is|are|equals|=)\\s*$");
    private static final Pattern BOLD = Pattern.compile("^\\*\\*|\\*\\*$|^#+\\s+");
    private static final Pattern COMMAND =
            Pattern.compile("\\\\(?:text|mbox|textbf|mathrm)\\s*\\{[^{}]*}|\\\\[a-zA-Z]+");
    private static final Pattern PROSE =
            Pattern.compile("[a-zA-Z]{2,}\\s+[a-zA-Z]{2,}|[a-zA-Z]{3,}\\s*:|^\\W*[a-z]{2,}\\s.*=");
    private static final Pattern CLAIM = Pattern.compile("(?s).*\\b(?:is|are|equals|to)\\s+(\\S*\\\\[a-zA-Z]+.*)$");
    private static final String THOUGHT = "</think>";
    private static final int NEAR = 50;
    private static final int SENTENCE = 300;
    private static final int SHORT = 80;

    private FinalAnswer() {}

    /** The final answer, absent where there is none. */
    public static Optional<String> of(String text) {
        String said = withoutThinking(text);
        return later(stated(said), Boxes.last(said))
                .map(Found::content)
                .or(() -> announced(said))
                .or(() -> whole(said))
                .or(() -> claim(said))
                .or(() -> later(last(Formulas.in(said)), last(Formulas.numbersIn(said)))
                        .map(Found::content));
    }

    /** What stands in the last box, or in the last boxes if they make one answer. */
    public static Optional<String> boxed(String text) {
        return Boxes.last(text).map(Found::content);
    }

    private static String withoutThinking(String text) {
        int end = text.lastIndexOf(THOUGHT);
        String after = end < 0 ? text : text.substring(end + THOUGHT.length());
        return after.isBlank() ? text : after;
    }

    private static Optional<Found> stated(String text) {
        Optional<MatchResult> phrase = STATED.matcher(text).results().reduce((first, second) -> second);
        return phrase.flatMap(found -> Stream.concat(Formulas.in(text).stream(), Formulas.numbersIn(text).stream())
                .filter(place -> place.start() == found.end())
                .findFirst()
                .map(FinalAnswer::unboxed));
    }

    private static Found unboxed(Found formula) {
        return Boxes.last(formula.content())
                .map(box -> new Found(formula.start(), formula.end(), box.content()))
                .orElse(formula);
    }

    private static Optional<String> announced(String text) {
        Optional<MatchResult> phrase = ANNOUNCED.matcher(text).results().reduce((first, second) -> second);
        return phrase.flatMap(found -> {
            String rest = text.substring(found.end()).strip();
            String paragraph = rest.isEmpty() ? "" : rest.split("\\n\\s*\\n")[0];
            return number(paragraph).or(() -> first(Formulas.in(paragraph))).or(() -> sentence(paragraph));
        });
    }

    /** The number that something is said to be, behind a formula that only names it. */
    private static Optional<String> number(String paragraph) {
        return Formulas.numbersIn(paragraph).stream()
                .filter(found -> found.start() <= NEAR
                        && SAID.matcher(paragraph.substring(0, found.start())).find())
                .map(Found::content)
                .findFirst();
    }

    /** All of a sentence if it is short, its last number if it is words. */
    private static Optional<String> sentence(String paragraph) {
        String sentence = paragraph.split("\\n|(?<=[^\\d])\\.(?:\\s|$)|(?<=\\d)\\.(?=\\s|$)", 2)[0].strip();
        if (sentence.isEmpty()) {
            return Optional.empty();
        }
        return whole(sentence).or(() -> last(Formulas.numbersIn(sentence)).map(Found::content));
    }

    /** A short text without sentences is an answer already. */
    private static Optional<String> whole(String text) {
        String stripped = text.strip();
        boolean prose = PROSE.matcher(COMMAND.matcher(stripped).replaceAll(" ")).find();
        boolean tooLong = stripped.length() > SHORT && !stripped.startsWith("\\");
        if (stripped.isEmpty() || tooLong || prose || !Formulas.in(text).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(BOLD.matcher(stripped).replaceAll("")).filter(content -> !content.isBlank());
    }

    /** A formula without signs around it, at the end of a sentence that says what it is. */
    private static Optional<String> claim(String text) {
        Matcher matcher = CLAIM.matcher(
                text.substring(Math.max(0, text.length() - SENTENCE)).strip());
        return Formulas.in(text).isEmpty() && matcher.matches() ? whole(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Found> later(Optional<Found> one, Optional<Found> other) {
        boolean first = one.isPresent()
                && other.map(found -> found.end() <= one.get().end()).orElse(true);
        return first ? one : other;
    }

    private static Optional<Found> last(List<Found> places) {
        return places.isEmpty() ? Optional.empty() : Optional.of(places.get(places.size() - 1));
    }

    private static Optional<String> first(List<Found> places) {
        return places.stream().map(Found::content).findFirst();
    }
}
