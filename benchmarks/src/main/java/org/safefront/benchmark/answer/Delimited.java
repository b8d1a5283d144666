package org.safefront.benchmark.answer;

import java.util.List;

/** A formula between the signs that part it from the text around it. */
final class Delimited {
    private record Signs(String open, String close) {}

    private static final List<Signs> SIGNS =
            List.of(new Signs("\\[", "\\]"), new Signs("\\(", "\\)"), new Signs("$$", "$$"));

    private static final int LONGEST_BRACKET = 300;

    private Delimited() {}

    /** The formula that begins at a place; if none does, what is empty and ends where to look next. */
    static Found at(String text, int place) {
        int begin = begin(text, place);
        for (Signs signs : SIGNS) {
            if (text.startsWith(signs.open(), begin)) {
                int inside = begin + signs.open().length();
                int close = text.indexOf(signs.close(), inside);
                // Where none closes, none of the same kind behind this place does either.
                return close < 0
                        ? nothing(
                                begin,
                                text.indexOf(signs.open(), inside) < 0 ? inside : last(text, signs.open(), inside))
                        : found(text, begin, inside, close, signs.close().length());
            }
        }
        if (begin < text.length() && text.charAt(begin) == '$') {
            return dollars(text, begin);
        }
        return bracket(text, begin);
    }

    private static int begin(String text, int place) {
        int begin = place;
        while (begin < text.length() && !begins(text, begin)) {
            begin++;
        }
        return begin;
    }

    private static boolean begins(String text, int place) {
        boolean escaped = place > 0 && text.charAt(place - 1) == '\\';
        boolean bracket = text.startsWith("[ ", place) && place > 0 && Character.isWhitespace(text.charAt(place - 1));
        return !escaped
                && (text.charAt(place) == '$'
                        || text.startsWith("\\[", place)
                        || text.startsWith("\\(", place)
                        || bracket);
    }

    private static int last(String text, String open, int inside) {
        int last = inside;
        while (text.startsWith(open, last)) {
            last += open.length();
        }
        return last;
    }

    /** Between dollars on one line; a dollar before a number and a blank before the next dollar are money. */
    private static Found dollars(String text, int begin) {
        int close = begin + 1;
        while (close < text.length() && text.charAt(close) != '\n' && !isDollar(text, close)) {
            close++;
        }
        if (close >= text.length() || text.charAt(close) == '\n') {
            return nothing(begin, begin + 1);
        }
        return isMoney(text, close) ? nothing(begin, close) : found(text, begin, begin + 1, close, 1);
    }

    private static boolean isMoney(String text, int close) {
        return text.charAt(close - 1) == ' ' && close + 1 < text.length() && Character.isDigit(text.charAt(close + 1));
    }

    private static boolean isDollar(String text, int place) {
        return text.charAt(place) == '$' && text.charAt(place - 1) != '\\';
    }

    /** [ 5 ], as what is left of \[ 5 \] when backslashes are lost. */
    private static Found bracket(String text, int begin) {
        int close = begin;
        while (close < text.length() && close - begin < LONGEST_BRACKET && "]\n".indexOf(text.charAt(close)) < 0) {
            close++;
        }
        boolean isFormula = text.startsWith(" ]", Math.max(0, close - 1))
                && close > begin + 2
                && (close + 1 == text.length() || Character.isWhitespace(text.charAt(close + 1)));
        return isFormula ? found(text, begin, begin + 1, close, 1) : nothing(begin, begin + 1);
    }

    private static Found found(String text, int begin, int inside, int close, int length) {
        return new Found(begin, close + length, text.substring(inside, close).strip());
    }

    private static Found nothing(int begin, int next) {
        return new Found(begin, next, "");
    }
}
