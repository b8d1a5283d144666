package org.safefront.statistics.racing;

import org.safefront.contracts.Require;

/**
 * What a race promises.
 *
 * @param risk expected number of wrong calls in the whole sweep, above 0 and below 1; in strict mode the probability of any
 * @param tolerance a call is wrong where it is wrong by more than this, 0 to below 1; 0.02 is two points
 * @param truth what calls are about
 * @param strict whether bounds hold for each fixed sweep at all looks at once, by confidence sequences, instead of in the mean
 *     under a model
 */
public record RaceRules(double risk, double tolerance, Truth truth, boolean strict) {
    /** Risk 0.05, two points, against the finished table. */
    public static final RaceRules USUAL = new RaceRules(0.05, 0.02, Truth.FINISHED_TABLE, false);

    public RaceRules {
        Require.that(risk > 0 && risk < 1, "risk must be above 0 and below 1, was " + risk);
        Require.that(tolerance >= 0 && tolerance < 1, "tolerance must be at least 0 and below 1, was " + tolerance);
        Require.present("truth", truth);
    }
}
