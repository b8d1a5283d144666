package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds the final answer in a text: what stands in the last box, or after words that announce an answer, or in the last
 * formula, or else the last number.
 */
public final class FinalAnswer {
    private static final Pattern BOX = Pattern.compile("\\\\(?:boxed|fbox)\\s*\\{");
    /** Between the boxes of one answer stand commas, or a few words with an and. */
    private static final Pattern BETWEEN =
            Pattern.compile("[\\s,$;:]*(?:\\\\quad)?\\s*(?:[\\w\\s\\\\{}$,]{0,24}?\\b(?:and|or)\\b"
                    + "[\\s\\w}\\\\,$]{0,12})?[\\s,$]*");

    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?i)(?:final answer(?: is)?|answer is|answer:|answer\\s*=|^\\s*A:|\\n\\s*A:|####)\\s*:?\\s*");
    private static final Pattern FINAL = Pattern.compile("(?i)final answer(?: is)?\\s*:?\\s*");
    private static final Pattern FORMULA = Pattern.compile(
            "\\$\\$(.+?)\\$\\$|\\\\\\[(.+?)\\\\\\]|\\\\\\((.+?)\\\\\\)|(?<!\\\\)\\$(?!\\$)((?:[^$\\n]|\\\\\\$)+?)(?<!\\\\)\\$",
            Pattern.DOTALL);
    private static final Pattern NUMBER =
            Pattern.compile("(?<![A-Za-z\\d])[-+−]?(?:\\d{1,3}(?:(?:,| )\\d{3})+(?!\\d)|\\d+)(?:[.,]\\d+)?"
                    + "(?:\\s*/\\s*\\d+)?(?:\\s*(?:\\\\?%|percent(?:age)?|pct))?|(?<![\\dA-Za-z.])[-+−]?\\.\\d+");
    private static final Pattern JOINT = Pattern.compile("(?i)\\s*(?:,|and|or|,\\s*and|,\\s*or)\\s*");
    /** What may follow the last number of a text that ends with it. */
    private static final Pattern ENDING = Pattern.compile("(?s)[\\s.%!*]*(?:I hope it is correct\\.?)?\\s*(?:<\\|.*)?");
    /** A word beside others or beside a number, and not one that is a function. */
    private static final Pattern WORDS = Pattern.compile("[a-zA-Z]{2,}\\s+[a-zA-Z]{3,}|[a-zA-Z]{3,}\\s+[a-zA-Z]{2,}"
            + "|(?<![a-zA-Z])(?!(?:sqrt|sin|cos|tan|log|exp|inf|infinity|and)(?![a-z]))[a-zA-Z]{4,}(?=\\W.*\\d)");

    private static final int SHORT = 300;

    private FinalAnswer() {}

    /** The final answer, absent where there is none. */
    public static Optional<String> of(String text) {
        Optional<String> boxed = boxed(text);
        if (boxed.isPresent()) {
            return finalWords(text).or(() -> boxed);
        }
        return announced(text)
                .or(() -> hoped(text))
                .or(() -> lastFormula(text))
                .or(() -> whole(text))
                .or(() -> lastNumber(text));
    }

    /** A final answer that is called one, and stands behind the last box. */
    private static Optional<String> finalWords(String text) {
        int lastBox = last(BOX, text).map(MatchResult::end).orElse(0);
        return last(FINAL, text.substring(lastBox))
                .map(found -> text.substring(lastBox + found.end()))
                .filter(rest -> FORMULA.matcher(rest).find())
                .flatMap(FinalAnswer::leadingFormulas);
    }

    /** Some models end by a wish; the answer stands in the sentence before. */
    private static Optional<String> hoped(String text) {
        int hope = text.lastIndexOf("I hope it is correct");
        if (hope < 0) {
            return Optional.empty();
        }
        String[] sentences = text.substring(0, hope).strip().split("\\.\\s+");
        String last = sentences[sentences.length - 1];
        return lastFormula(last).or(() -> lastNumber(last));
    }

    /** What stands in the last box, or in the last boxes if they make one answer. */
    public static Optional<String> boxed(String text) {
        Matcher matcher = BOX.matcher(text);
        var contents = new ArrayList<String>();
        int end = -1;
        while (matcher.find()) {
            int close = close(text, matcher.end());
            if (close < 0) {
                continue;
            }
            boolean goesOn = end >= 0
                    && matcher.start() >= end
                    && BETWEEN.matcher(text.substring(end, matcher.start())).matches();
            if (!goesOn) {
                contents.clear();
            }
            contents.add(text.substring(matcher.end(), close));
            end = close + 1;
        }
        return contents.isEmpty()
                ? Optional.empty()
                : Optional.of(String.join(", ", contents.stream().distinct().toList()));
    }

    /** Where the brace closes behind which this place is, negative if nowhere. */
    private static int close(String text, int from) {
        int depth = 1;
        for (int i = from; i < text.length(); i++) {
            char next = text.charAt(i);
            boolean escaped = i > 0 && text.charAt(i - 1) == '\\';
            depth += escaped ? 0 : next == '{' ? 1 : next == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static Optional<String> announced(String text) {
        return last(ANNOUNCED, text).flatMap(found -> {
            String rest = text.substring(found.end());
            String line = rest.strip().isEmpty() ? "" : rest.strip().split("\\n\\s*\\n")[0];
            return leadingFormulas(line).or(() -> firstSentence(line));
        });
    }

    /** What is announced stands there at once, or is the last thing of the sentence. */
    private static Optional<String> leadingFormulas(String text) {
        List<MatchResult> formulas = FORMULA.matcher(text).results().toList();
        if (formulas.isEmpty() || !text.substring(0, formulas.get(0).start()).isBlank()) {
            return Optional.empty();
        }
        int last = 0;
        while (last + 1 < formulas.size() && isJoined(text, formulas.get(last), formulas.get(last + 1))) {
            last++;
        }
        return Optional.of(
                formulas.subList(0, last + 1).stream().map(FinalAnswer::content).collect(Collectors.joining(", ")));
    }

    private static boolean isJoined(String text, MatchResult one, MatchResult next) {
        return JOINT.matcher(text.substring(one.end(), next.start())).matches();
    }

    private static Optional<String> lastFormula(String text) {
        List<MatchResult> formulas = FORMULA.matcher(text).results().toList();
        if (formulas.isEmpty()) {
            return Optional.empty();
        }
        MatchResult last = formulas.get(formulas.size() - 1);
        String after = text.substring(last.end()).strip();
        Optional<MatchResult> number = last(NUMBER, after);
        if (number.isPresent()
                && ENDING.matcher(after.substring(number.get().end())).matches()) {
            return Optional.of(number.get().group());
        }
        boolean percent = after.matches("(?is)^(?:percent|pct|\\\\?%).*");
        // 1 and 2 and 3, each a formula of its own.
        var joined = new ArrayList<String>();
        joined.add(content(last) + (percent ? "\\%" : ""));
        for (int i = formulas.size() - 2; i >= 0; i--) {
            if (!isJoined(text, formulas.get(i), formulas.get(i + 1))) {
                break;
            }
            joined.add(0, content(formulas.get(i)));
        }
        return Optional.of(String.join(", ", joined));
    }

    private static String content(MatchResult formula) {
        for (int group = 1; group <= formula.groupCount(); group++) {
            if (formula.group(group) != null) {
                return formula.group(group).strip();
            }
        }
        return "";
    }

    /** Of a sentence that announces: all of it if it is short, its last number if it is words. */
    private static Optional<String> firstSentence(String line) {
        String sentence = line.split("\\n|(?<=[^\\d])\\.(?:\\s|$)|(?<=\\d)\\.(?=\\s|$)")[0].strip();
        if (sentence.isEmpty()) {
            return Optional.empty();
        }
        return whole(sentence).or(() -> lastFormula(sentence)).or(() -> lastNumber(sentence));
    }

    /** A short text without sentences is an answer already. */
    private static Optional<String> whole(String text) {
        String stripped = text.strip();
        boolean words = WORDS.matcher(Spelling.canonical(stripped)).find() && !stripped.contains("\\");
        boolean isLong = stripped.length() > SHORT && !stripped.startsWith("\\");
        return stripped.isEmpty() || isLong || words ? Optional.empty() : Optional.of(stripped);
    }

    private static Optional<String> lastNumber(String text) {
        return last(NUMBER, text).map(found -> found.group().replace('−', '-'));
    }

    private static Optional<MatchResult> last(Pattern pattern, String text) {
        return pattern.matcher(text).results().reduce((first, second) -> second);
    }
}
