package org.safefront.fronts.gate;

import java.util.Locale;
import org.safefront.contracts.front.GateDecided.Verdict;
import org.safefront.statistics.Bounds;

/**
 * What came of one rule.
 *
 * @param verdict of this rule alone
 * @param sentence why
 */
record Finding(Verdict verdict, String sentence) {
    static Finding of(Verdict verdict, String sentence) {
        return new Finding(verdict, verdict.name() + ": " + sentence);
    }

    /** It must be at least so much. */
    static Finding atLeast(double least, String what, Bounds bounds, double confidence, String limit) {
        Verdict verdict =
                bounds.low() >= least ? Verdict.GO : bounds.high() < least ? Verdict.NO_GO : Verdict.INCONCLUSIVE;
        return of(verdict, sentence(what, bounds, confidence, limit, least));
    }

    /** It must be at most so much. */
    static Finding atMost(double most, String what, Bounds bounds, double confidence, String limit) {
        Verdict verdict =
                bounds.high() <= most ? Verdict.GO : bounds.low() > most ? Verdict.NO_GO : Verdict.INCONCLUSIVE;
        return of(verdict, sentence(what, bounds, confidence, limit, most));
    }

    private static String sentence(String what, Bounds bounds, double confidence, String limit, double value) {
        return String.format(
                Locale.ROOT,
                "%s is %.3f, at least %.3f and at most %.3f, each with confidence %s; %s is %.3f",
                what,
                bounds.value(),
                bounds.low(),
                bounds.high(),
                confidence,
                limit,
                value);
    }
}
