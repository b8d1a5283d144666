package org.safefront.judges.refusal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A text as sentences, and they as words: lower case, straight apostrophes, digits as zeros. */
final class Sentences {
    /** Long answers are cut in their middle: how an answer begins and how it ends says most. */
    private static final int FIRST = 30;

    private static final int LAST = 6;
    /** A text without full stops is no reason for endless sentences. */
    private static final int LONGEST = 80;
    /** Of either end; beyond it a text is not read at all. */
    private static final int CHARACTERS = 8_000;

    private static final Pattern END = Pattern.compile("(?<=[.!?][\"')*_]{0,2})\\s+|\\n+");
    private static final Pattern ITEM =
            Pattern.compile("^\\s*(\\d{1,2}[.)]|[-*\\u2022]|[a-z][.)])(\\s+|(?=[A-Z*])).*", Pattern.DOTALL);
    private static final Pattern NUMBER_ALONE = Pattern.compile("^\\W*\\d{1,2}[.)]$");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{Nd}]+('\\p{L}+)*");

    private Sentences() {}

    /** One sentence, or one line of a list. */
    record Sentence(List<String> words, boolean item) {
        Sentence {
            words = List.copyOf(words);
        }
    }

    static List<Sentence> of(String text) {
        List<Sentence> all = new ArrayList<>();
        String carried = "";
        for (String part : END.split(shortened(text))) {
            String whole = carried + part;
            // The full stop behind the number of a list's item ends no sentence.
            carried = NUMBER_ALONE.matcher(whole).matches() ? whole + " " : "";
            List<String> words = words(whole);
            if (carried.isEmpty() && !words.isEmpty()) {
                all.add(new Sentence(words, ITEM.matcher(whole).matches()));
            }
        }
        if (all.size() <= FIRST + LAST) {
            return all;
        }
        List<Sentence> ends = new ArrayList<>(all.subList(0, FIRST));
        ends.addAll(all.subList(all.size() - LAST, all.size()));
        return ends;
    }

    static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(text.toLowerCase(Locale.ROOT).replace('\u2019', '\''));
        while (matcher.find() && words.size() < LONGEST) {
            String word = matcher.group();
            words.add(Character.isDigit(word.charAt(0)) ? "0" : word);
        }
        return words;
    }

    private static String shortened(String text) {
        return text.length() <= 2 * CHARACTERS
                ? text
                : text.substring(0, CHARACTERS) + "\n" + text.substring(text.length() - CHARACTERS);
    }
}
