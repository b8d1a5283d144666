package org.safefront.benchmark;

import org.safefront.benchmark.answer.AnswerChecker;
import org.safefront.benchmark.answer.Equality;

/** Compares numbers by their digits alone, without any arithmetic: what can be left out is, and the texts must be the same. */
final class DigitsChecker implements AnswerChecker {
    @Override
    public String version() {
        return "digits 1";
    }

    @Override
    public Equality check(String gold, String candidate) {
        return bare(gold).equals(bare(candidate)) ? Equality.EQUAL : Equality.DIFFERENT;
    }

    private static String bare(String text) {
        String digits = text.strip().replaceFirst("^(-?)0+(?=\\d)", "$1").replaceFirst("^(-?)\\.", "$10.");
        String shortest = digits.contains(".") ? digits.replaceFirst("\\.?0+$", "") : digits;
        return shortest.equals("-0") ? "0" : shortest;
    }
}
