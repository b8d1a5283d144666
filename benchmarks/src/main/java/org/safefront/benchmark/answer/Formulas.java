package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formulas and numbers in a text, from left to right, in a time that grows no faster than the text. */
final class Formulas {
    private static final Pattern PERCENT = Pattern.compile("\\s{0,9}(?:\\\\?%|[Pp]ercent(?:age)?\\b|[Pp]ct\\b)");
    private static final Pattern JOINED = Pattern.compile("(?i)\\s*(?:,|and|or|,\\s*and|,\\s*or)\\s*");
    private static final int FARTHEST = 20;
    private static final Pattern NUMBER = Pattern.compile("(?:(?<=^|\\s|=|\\*\\*|[(+\"'>\\[])|(?<=[$€£¥₹₽₩]))"
            + "([-+−]?(?:\\d{1,3}(?:[, ]\\d{3}){1,20}(?!\\d)|\\d+)(?:[.,]\\d+)?(?:\\s?[/^*×]\\s?\\d+){0,9}|[-+−]?\\.\\d+"
            + "|-?\\\\[dt]?frac\\{-?\\d+(?:[.,]\\d+)?}\\{-?\\d+(?:[.,]\\d+)?})"
            + "(\\s*(?:\\\\?%|[Pp]ercent(?:age)?\\b|[Pp]ct\\b))?");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("-?\\d+,\\d+");
    private static final Pattern THOUSANDS = Pattern.compile("-?[1-9]\\d{0,2},\\d{3}");

    private Formulas() {}

    /** Formulas; those that only a comma, an and or an or parts are one. */
    static List<Found> in(String text) {
        var formulas = new ArrayList<Found>();
        int place = 0;
        while (place < text.length()) {
            Found next = Delimited.at(text, place);
            if (next.content().isEmpty()) {
                place = next.end();
            } else {
                add(formulas, text, withPercent(text, next));
                place = formulas.get(formulas.size() - 1).end();
            }
        }
        return formulas;
    }

    private static void add(List<Found> formulas, String text, Found next) {
        int end = formulas.size() - 1;
        Found last = end < 0 ? null : formulas.get(end);
        boolean goesOn = last != null
                && next.start() - last.end() < FARTHEST
                && JOINED.matcher(text.substring(last.end(), next.start())).matches();
        if (goesOn) {
            formulas.set(end, new Found(last.start(), next.end(), last.content() + ", " + next.content()));
        } else {
            formulas.add(next);
        }
    }

    private static Found withPercent(String text, Found formula) {
        Matcher percent = PERCENT.matcher(text).region(formula.end(), text.length());
        return percent.lookingAt() ? new Found(formula.start(), percent.end(), formula.content() + "\\%") : formula;
    }

    /** Numbers that a word does not hold; in a text a comma that parts no thousands is a decimal comma. */
    static List<Found> numbersIn(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(match -> new Found(
                        match.start(), match.end(), plain(match.group(1)) + (match.group(2) == null ? "" : "%")))
                .toList();
    }

    private static String plain(String number) {
        String ascii = number.replace('−', '-');
        return isDecimalComma(ascii) ? ascii.replace(',', '.') : ascii;
    }

    private static boolean isDecimalComma(String number) {
        return DECIMAL_COMMA.matcher(number).matches()
                && !THOUSANDS.matcher(number).matches();
    }
}
