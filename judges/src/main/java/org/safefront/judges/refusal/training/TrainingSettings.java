package org.safefront.judges.refusal.training;

import org.safefront.judges.refusal.FeatureSettings;

/**
 * How the refusal judge is trained.
 *
 * @param seed of texts and training; the same seed gives the same model
 * @param exchanges that are made up to train on
 * @param epochs how often each is seen
 * @param networks that are trained from different beginnings and averaged
 * @param hidden units of each
 * @param features sizes of the tables
 */
public record TrainingSettings(
        long seed, int exchanges, int epochs, int networks, int hidden, FeatureSettings features) {
    /** Those of the judge that is shipped. */
    public static TrainingSettings shipped() {
        return new TrainingSettings(20261128, 32_000, 6, 5, 24, new FeatureSettings(1 << 18, 1 << 15));
    }
}
