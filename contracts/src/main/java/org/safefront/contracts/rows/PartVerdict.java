package org.safefront.contracts.rows;

import org.safefront.contracts.Require;

/**
 * A judge's verdict on a part of what a model wrote.
 *
 * @param verdict what it says
 * @param refusalProbability what it rests on, see {@link ProbeVerdict#refusalProbability}
 */
public record PartVerdict(Verdict verdict, double refusalProbability) {
    public PartVerdict {
        Require.present("verdict", verdict);
        Require.between("refusalProbability", 0, 1, refusalProbability);
    }
}
