package org.safefront.benchmark.answer;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares answers by how they are written, after Hendrycks et al. (arXiv 2103.03874, {@code math_equivalence.py}): what does
 * not matter is taken away, and the rest has to be the same to the letter. Knows numbers, and no mathematics beyond.
 */
public final class TextualChecker implements AnswerChecker {
    private static final int LONGEST = 2_000;
    private static final Pattern FRACTION = Pattern.compile("\\\\frac(?:\\{([^{}]*)}|(\\w))(?:\\{([^{}]*)}|(\\w))");
    private static final Pattern ROOT = Pattern.compile("\\\\sqrt(\\w)");
    private static final Pattern PLAIN_FRACTION = Pattern.compile("(-?\\d+)/(\\d+)");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,100}(?:\\.\\d{1,100})?");

    @Override
    public String version() {
        return "textual 1";
    }

    @Override
    public Equality check(String gold, String candidate) {
        if (gold.length() > LONGEST || candidate.length() > LONGEST) {
            return Equality.UNDECIDED;
        }
        String right = bare(gold);
        String given = bare(candidate);
        if (right.equals(given)) {
            return Equality.EQUAL;
        }
        boolean same = number(right)
                .flatMap(one -> number(given).map(other -> one.compareTo(other) == 0))
                .orElse(false);
        return same ? Equality.EQUAL : Equality.DIFFERENT;
    }

    static String bare(String text) {
        String bare = text.replace("\n", "")
                .replace("\\\\", "\\")
                .replace("\\!", "")
                .replaceAll("\\\\(?:left|right)(?![a-z])", "")
                .replace("tfrac", "frac")
                .replace("dfrac", "frac")
                .replaceAll("\\^\\{?\\\\circ}?", "")
                .replace("\\$", "")
                .replace("$", "")
                .replaceAll("\\\\?%", "")
                .replaceAll("\\\\[,;: ]", "");
        bare = units(bare)
                .replace(" ", "")
                .replaceAll("(?<!\\d)\\.(?=\\d)", "0.")
                .replaceAll("(?<=\\d),(?=\\d{3}(?!\\d))", "");
        bare = bare.replaceFirst("^[a-zA-Z]=", "").replaceFirst("\\.$", "");
        bare = ROOT.matcher(bare).replaceAll(found -> "\\\\sqrt{" + found.group(1) + "}");
        bare = PLAIN_FRACTION.matcher(bare).matches() ? bare.replaceFirst("(-?\\d+)/(\\d+)", "\\\\frac{$1}{$2}") : bare;
        return fractions(bare.equals("0.5") ? "\\frac{1}{2}" : bare);
    }

    /** Words at the end are units; words alone are an answer. */
    private static String units(String text) {
        String without =
                text.replaceFirst("(?<=\\S)\\s*\\\\(?:text|mbox|mathrm)\\{\\s*[^{}]*}(?:\\^\\{?\\d}?)?\\s*$", "");
        return without.isBlank()
                ? text.replaceAll("\\\\(?:text|mbox|mathrm)\\{([^{}]*)}", "$1")
                : without.replaceAll("\\\\(?:text|mbox|mathrm)\\{([^{}]*)}", "$1");
    }

    private static String fractions(String text) {
        return FRACTION.matcher(text)
                .replaceAll(found -> Matcher.quoteReplacement("\\frac{" + either(found.group(1), found.group(2)) + "}{"
                        + either(found.group(3), found.group(4)) + "}"));
    }

    private static String either(String one, String other) {
        return one == null ? other : one;
    }

    private static Optional<BigDecimal> number(String text) {
        return NUMBER.matcher(text).matches() ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }
}
