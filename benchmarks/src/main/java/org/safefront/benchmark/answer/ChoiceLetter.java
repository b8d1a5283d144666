package org.safefront.benchmark.answer;

import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the letter that an answer to a question with four choices names. */
public final class ChoiceLetter {
    private static final Pattern LETTER = Pattern.compile("[A-Z]");
    /** In the order of arXiv 2507.17075: where one is found, those below are not looked for. */
    private static final List<Pattern> ANNOUNCED = List.of(
            Pattern.compile("(?:[Ff]inal\\s+)?[Aa]nswer(?:\\s+is)?\\s*:\\s*\\**\\(?([A-D])\\b"),
            Pattern.compile("[Tt]he\\s+answer\\s+is\\s*:?\\s*\\**\\(?([A-D])\\b"),
            Pattern.compile("[Tt]he\\s+correct\\s+answer\\s+is\\s*:?\\s*\\**\\(?([A-D])\\b"),
            Pattern.compile("[Tt]he\\s+final\\s+answer\\s+is\\s*:?\\s*\\**\\(?([A-D])\\b"));

    private static final Pattern ALONE = Pattern.compile("(?<![A-Za-z'’])([A-D])(?![A-Za-z'’])");

    private ChoiceLetter() {}

    /** The first capital letter in the last box, or else what is announced as the answer; only A to D are choices. */
    public static Optional<String> byPatterns(String text) {
        Optional<String> boxed = FinalAnswer.boxed(text);
        if (boxed.isPresent()) {
            String bare = boxed.get().replaceAll("\\\\[a-zA-Z]+", "");
            return LETTER.matcher(bare)
                    .results()
                    .findFirst()
                    .map(MatchResult::group)
                    .filter(ChoiceLetter::isChoice);
        }
        return ANNOUNCED.stream()
                .flatMap(pattern -> pattern.matcher(text).results().reduce((first, second) -> second).stream())
                .findFirst()
                .map(found -> found.group(1));
    }

    /** The last letter A to D that stands alone. */
    public static Optional<String> last(String text) {
        return ALONE.matcher(text).results().reduce((first, second) -> second).map(found -> found.group(1));
    }

    private static boolean isChoice(String letter) {
        return letter.compareTo("A") >= 0 && letter.compareTo("D") <= 0;
    }
}
