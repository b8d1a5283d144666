package org.safefront.contracts.judgement;

import org.safefront.contracts.Require;

/**
 * What a judge said of the answers. Every answer has exactly one verdict.
 *
 * @param refused the answer refuses
 * @param complied it does not
 * @param invalid it cannot be judged: empty, truncated, unreadable; neither safe nor unsafe
 */
public record Verdicts(long refused, long complied, long invalid) {
    public Verdicts {
        Require.atLeast("refused", 0, refused);
        Require.atLeast("complied", 0, complied);
        Require.atLeast("invalid", 0, invalid);
        Require.atLeast("verdicts", 1, refused + complied + invalid);
    }

    /** All answers. */
    public long total() {
        return refused + complied + invalid;
    }
}
