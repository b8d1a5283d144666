package org.safefront.benchmark.exchange;

import java.util.OptionalInt;
import java.util.OptionalLong;
import org.safefront.contracts.Require;

/**
 * A score that a harness wrote down beside or above its samples, and so one that they can be held against.
 *
 * @param name as the harness has it
 * @param marks {@link Mark#score} of those that it is made of
 * @param value as it stands there
 * @param n what it says it rests on: questions, or all samples where repeats are not reduced; absent where it does not say
 * @param k it is pass@k of the marks, for 1 the mean; absent for what cannot be made of marks alone
 */
public record StatedScore(String name, String marks, double value, OptionalLong n, OptionalInt k) {
    public StatedScore {
        Require.text("name", name);
        Require.text("marks", marks);
        k.ifPresent(subset -> Require.atLeast("k", 1, subset));
    }
}
