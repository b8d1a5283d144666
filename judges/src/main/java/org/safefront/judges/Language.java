package org.safefront.judges;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.safefront.lm.format.InvalidModelException;

/**
 * Tells the language of a text from its commonest words, and from its script where that is not the Latin one. Short texts, code
 * and lists of names have none: who cannot tell says nothing.
 */
final class Language {
    /** A script of its own, of which most letters are. */
    private static final double MOST = 0.5;
    /** Below it, words that two languages share decide by chance. */
    private static final int FEWEST_WORDS = 4;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}']+");

    private static final Map<String, Set<String>> COMMON_WORDS = new TreeMap<>(
            Map.of(
                    "en",
                            words(
                                    "the of and to in is that it for you was with as are be this have not on can your from they will"),
                    "es",
                            words(
                                    "el la de que y los las del se una con por para es no su como más pero al lo puede este son muy"),
                    "fr",
                            words(
                                    "le la les de des et un une est que dans pour qui ne pas vous ce sur au avec je il par plus sont"),
                    "de",
                            words(
                                    "der die das und ist nicht ein eine zu den mit sich des auf für es ich sie dem von im auch wie kann"),
                    "it",
                            words(
                                    "il la di che e un una per non è le con del si sono della come più da lo gli questo nel anche può"),
                    "pt",
                            words(
                                    "o a de que e do da em um uma para com não é os as no se por mais dos como você pode são ao"),
                    "nl",
                            words(
                                    "de het een en van is dat niet te op zijn voor met die je aan er als maar om ook kan dit worden")));

    private static final Map<Character.UnicodeScript, String> SCRIPTS = Map.of(
            Character.UnicodeScript.HAN, "zh",
            Character.UnicodeScript.HIRAGANA, "ja",
            Character.UnicodeScript.KATAKANA, "ja",
            Character.UnicodeScript.HANGUL, "ko",
            Character.UnicodeScript.CYRILLIC, "ru",
            Character.UnicodeScript.ARABIC, "ar",
            Character.UnicodeScript.HEBREW, "he",
            Character.UnicodeScript.GREEK, "el",
            Character.UnicodeScript.DEVANAGARI, "hi",
            Character.UnicodeScript.THAI, "th");

    private Language() {}

    /** As an ISO 639-1 code, where it can be told; scripts stand for the commonest language that is written in them. */
    static Optional<String> of(String text) {
        return ofScript(text).or(() -> ofWords(text));
    }

    /** @throws InvalidModelException naming the first that cannot be told from others here */
    static List<String> requireKnown(List<String> codes) {
        codes.stream()
                .filter(code -> !COMMON_WORDS.containsKey(code) && !SCRIPTS.containsValue(code))
                .findFirst()
                .ifPresent(code -> {
                    throw new InvalidModelException(JudgeFile.NAME + ": languages has " + code
                            + ", which cannot be told here; known are "
                            + String.join(", ", COMMON_WORDS.keySet()) + ", "
                            + SCRIPTS.values().stream().distinct().sorted().collect(Collectors.joining(", ")));
                });
        return codes;
    }

    private static Optional<String> ofScript(String text) {
        Map<Character.UnicodeScript, Long> letters = text.codePoints()
                .filter(Character::isLetter)
                .mapToObj(Character.UnicodeScript::of)
                .collect(Collectors.groupingBy(script -> script, Collectors.counting()));
        long all = letters.values().stream().mapToLong(Long::longValue).sum();
        // Japanese mixes three scripts, of which two are its own.
        if (letters.getOrDefault(Character.UnicodeScript.HIRAGANA, 0L) > all / 10.0) {
            return Optional.of("ja");
        }
        return letters.entrySet().stream()
                .filter(script -> script.getValue() > MOST * all)
                .findFirst()
                .flatMap(script -> Optional.ofNullable(SCRIPTS.get(script.getKey())));
    }

    private static Optional<String> ofWords(String text) {
        Map<String, Long> found = new TreeMap<>();
        List<String> all = Arrays.asList(BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT)));
        COMMON_WORDS.forEach((code, common) ->
                found.put(code, all.stream().filter(common::contains).count()));
        List<Map.Entry<String, Long>> ranked = found.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
                .toList();
        long most = ranked.get(0).getValue();
        boolean clear = most >= FEWEST_WORDS && most >= 2 * ranked.get(1).getValue();
        return clear ? Optional.of(ranked.get(0).getKey()) : Optional.empty();
    }

    private static Set<String> words(String list) {
        return Set.of(list.split(" "));
    }
}
