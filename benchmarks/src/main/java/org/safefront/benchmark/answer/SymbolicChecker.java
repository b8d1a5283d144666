package org.safefront.benchmark.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;

/**
 * Compares answers by what they mean: fractions, roots, intervals, sets, tuples, per cent, units, matrices, equations and
 * algebra. What it cannot read, or not in time, it leaves undecided.
 */
public final class SymbolicChecker implements AnswerChecker {
    private static final int LONGEST = 2_000;
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\s*-?(?:0,\\d+|\\d+,\\d{1,2}|\\d+,\\d{4,})\\s*");
    private static final long MOST_SECONDS = 5;
    private static final ExecutorService WORKERS = Executors.newCachedThreadPool(work -> {
        // Deep formulas need a deep stack; a thread that is late is left to end by itself.
        var thread = new Thread(null, work, "answer-checker", 64L << 20);
        thread.setDaemon(true);
        return thread;
    });

    @Override
    public String version() {
        return "symbolic 1";
    }

    @Override
    public Equality check(String gold, String candidate) {
        if (gold.length() > LONGEST || candidate.length() > LONGEST) {
            return Equality.UNDECIDED;
        }
        Future<Equality> verdict = WORKERS.submit(() -> compare(gold, candidate));
        try {
            return verdict.get(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            verdict.cancel(true);
            return Equality.UNDECIDED;
        } catch (InterruptedException e) {
            verdict.cancel(true);
            Thread.currentThread().interrupt();
            return Equality.UNDECIDED;
        } catch (ExecutionException e) {
            throw new IllegalStateException("answers could not be compared", e.getCause());
        }
    }

    private static Equality compare(String gold, String candidate) {
        try {
            Answer right = unnested(AnswerParser.parse(gold));
            Answer given = unnested(AnswerParser.parse(candidate));
            boolean same = areEqual(right, given)
                    || (isDecimalComma(gold) && areEqual(AnswerParser.parse(point(gold)), given))
                    || (isDecimalComma(candidate) && areEqual(right, AnswerParser.parse(point(candidate))));
            return same ? Equality.EQUAL : Equality.DIFFERENT;
        } catch (UnreadableException | ArithmeticException e) {
            return Equality.UNDECIDED;
        }
    }

    /** An equation is compared as an equation with another one, and by what it says with a value. */
    private static boolean areEqual(Answer gold, Answer given) {
        boolean asEquations = gold instanceof Answer.Relation left
                && given instanceof Answer.Relation right
                && isReadable(left)
                && isReadable(right)
                && AnswerEquality.areEqual(left, right);
        return asEquations || AnswerEquality.areEqual(Reduction.of(gold), Reduction.of(given));
    }

    private static boolean isReadable(Answer.Relation relation) {
        return relation.signs().size() == 1 && relation.sides().stream().allMatch(Answer.Scalar.class::isInstance);
    }

    /** In half of the world 1,22 is a number; it is taken for one only where the other answer is one. */
    private static boolean isDecimalComma(String text) {
        return DECIMAL_COMMA.matcher(text).matches();
    }

    private static String point(String text) {
        return text.replace(',', '.');
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
