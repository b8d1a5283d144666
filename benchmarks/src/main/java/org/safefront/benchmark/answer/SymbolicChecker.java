package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares answers by what they mean: fractions, roots, intervals, sets, tuples, per cent, units, matrices, equations and
 * algebra. What it cannot read, or not in time, it leaves undecided.
 */
public final class SymbolicChecker implements AnswerChecker {
    private static final int LONGEST = 2_000;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*-?(?:0,\\d+|\\d+,\\d{1,2}|\\d+,\\d{4,})\\s*");
    private static final Pattern WRAPPING = Pattern.compile("\\\\(?:text|mathrm|mbox)\\s*\\{([^{}]*)}|\\s+|\\.$");

    @Override
    public String version() {
        return "symbolic 2";
    }

    @Override
    public Equality check(String gold, String candidate) {
        return Bounded.run(() -> compare(gold, candidate)).orElse(Equality.UNDECIDED);
    }

    /** The same in the thread of who calls, who sees to it that it ends. */
    static Equality compare(String gold, String candidate) {
        if (gold.length() > LONGEST || candidate.length() > LONGEST) {
            return Equality.UNDECIDED;
        }
        if (isSameText(gold, candidate)) {
            return Equality.EQUAL;
        }
        try {
            boolean same = areEqual(gold, candidate)
                    || (isDecimalComma(gold, candidate) && areEqual(point(gold), point(candidate)));
            return same ? Equality.EQUAL : Equality.DIFFERENT;
        } catch (UnreadableException | ArithmeticException e) {
            return Equality.UNDECIDED;
        }
    }

    private static boolean areEqual(String gold, String candidate) {
        return AnswerEquality.areEqual(read(gold), read(candidate));
    }

    /** In half of the world 1,22 is a number; it is taken for one only where the other answer is one. */
    private static boolean isDecimalComma(String gold, String candidate) {
        return DECIMAL_COMMA.matcher(gold).matches()
                != DECIMAL_COMMA.matcher(candidate).matches();
    }

    private static String point(String text) {
        return DECIMAL_COMMA.matcher(text).matches() ? text.replace(',', '.') : text;
    }

    /** What is written in the same way needs no understanding. */
    private static boolean isSameText(String gold, String candidate) {
        String one = letters(gold);
        return one.equals(letters(candidate)) && !one.isEmpty();
    }

    private static String letters(String text) {
        return WRAPPING.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement(found.group(1) == null ? "" : found.group(1)))
                .replace(" ", "")
                .toLowerCase(Locale.ROOT);
    }

    private static Answer read(String text) {
        return unnested(AnswerParser.parse(text));
    }

    /** A list in a list in the place of a list is that list. */
    private static Answer unnested(Answer answer) {
        if (!(answer instanceof Answer.Listing listing) || listing.items().size() != 1) {
            return answer;
        }
        List<Answer> items = new ArrayList<>(listing.items());
        return unnested(items.get(0));
    }
}
