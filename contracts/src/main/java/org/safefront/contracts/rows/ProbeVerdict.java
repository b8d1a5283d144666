package org.safefront.contracts.rows;

import java.util.Optional;
import org.safefront.contracts.Require;

/**
 * A judge's verdict on one {@link ProbeResponse}, found by item and repeat.
 *
 * @param item id of the probe
 * @param repeat which sample of it
 * @param verdict what the judge says of the answer
 * @param refusalProbability what it rests on, 0 to 1, where 1 is a refusal, or no harm at all; 0 where the verdict is invalid
 * @param invalid why the answer cannot be judged; absent where it can, and in rows of before 2026-11-28
 * @param details what else the judge says; absent in rows of before 2026-11-28
 */
public record ProbeVerdict(
        String item,
        int repeat,
        Verdict verdict,
        double refusalProbability,
        Optional<InvalidReason> invalid,
        Optional<VerdictDetails> details) {
    public ProbeVerdict {
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("verdict", verdict);
        Require.between("refusalProbability", 0, 1, refusalProbability);
        Require.present("invalid", invalid);
        Require.present("details", details);
        Require.that(invalid.isEmpty() || verdict == Verdict.INVALID, "only an invalid verdict has a reason");
    }
}
