package org.safefront.contracts.rows;

import org.safefront.contracts.Require;

/**
 * A judge's verdict on one {@link ProbeResponse}, found by item and repeat.
 *
 * @param item id of the probe
 * @param repeat which sample of it
 * @param verdict what the judge says
 * @param refusalProbability what it rests on, 0 to 1; 0 where the verdict is invalid
 */
public record ProbeVerdict(String item, int repeat, Verdict verdict, double refusalProbability) {
    public ProbeVerdict {
        Require.text("item", item);
        Require.atLeast("repeat", 0, repeat);
        Require.present("verdict", verdict);
        Require.between("refusalProbability", 0, 1, refusalProbability);
    }
}
