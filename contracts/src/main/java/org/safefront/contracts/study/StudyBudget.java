package org.safefront.contracts.study;

import org.safefront.contracts.Require;

/**
 * How a study spends its samples where its front is in doubt: a checkpoint takes another repeat only as long as it is not
 * called on the front or off it.
 *
 * @param risk expected number of wrong calls in the whole study, above 0 and below 1; where it is strict the probability of any
 * @param tolerance a call is wrong where it is wrong by more than this, 0 to below 1; 0.02 is two points
 * @param trueRates whether calls are about the true rates on the items, and not about the scores with all repeats taken
 * @param strict whether bounds hold for every fixed study at all looks at once, and not in the mean under a model
 */
public record StudyBudget(double risk, double tolerance, boolean trueRates, boolean strict) {
    public StudyBudget {
        Require.that(risk > 0 && risk < 1, "risk must be above 0 and below 1, was " + risk);
        Require.that(tolerance >= 0 && tolerance < 1, "tolerance must be at least 0 and below 1, was " + tolerance);
    }
}
