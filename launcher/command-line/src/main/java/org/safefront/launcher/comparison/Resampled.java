package org.safefront.launcher.comparison;

import java.util.Optional;
import org.safefront.statistics.Bootstrap;
import org.safefront.statistics.BootstrapDistribution;
import org.safefront.statistics.Interval;

/**
 * What a bootstrap of the questions says of a value.
 *
 * @param draws how many
 * @param standardError of the value
 * @param percentile the middle 95 % of the draws
 * @param bca the bias-corrected and accelerated 95 % interval; absent where the questions do not vary
 */
public record Resampled(int draws, double standardError, Interval percentile, Optional<Interval> bca) {
    static Resampled of(Bootstrap bootstrap, BootstrapDistribution distribution) {
        return new Resampled(
                bootstrap.draws(),
                distribution.standardError(),
                distribution.percentileInterval(),
                distribution.bcaInterval());
    }
}
