package org.safefront.benchmark;

import java.math.BigDecimal;
import java.util.Optional;
import org.safefront.benchmark.answer.AnswerChecker;
import org.safefront.benchmark.answer.Equality;

/** Compares numbers as the decimals that they are written as: 18, 018 and 18.00 are equal, and nothing is rounded. */
final class NumberChecker implements AnswerChecker {
    /** Numbers are short; an exponent of a million digits is an attack. */
    private static final int MOST_CHARACTERS = 100;

    @Override
    public String version() {
        return "number 1";
    }

    @Override
    public Equality check(String gold, String candidate) {
        Optional<BigDecimal> right = number(gold);
        Optional<BigDecimal> given = number(candidate);
        if (right.isEmpty() || given.isEmpty()) {
            return Equality.UNDECIDED;
        }
        return right.get().compareTo(given.get()) == 0 ? Equality.EQUAL : Equality.DIFFERENT;
    }

    private static Optional<BigDecimal> number(String text) {
        if (text.length() > MOST_CHARACTERS || !text.matches("-?(?:\\d+(?:\\.\\d*)?|\\.\\d+)")) {
            return Optional.empty();
        }
        return Optional.of(new BigDecimal(text));
    }
}
