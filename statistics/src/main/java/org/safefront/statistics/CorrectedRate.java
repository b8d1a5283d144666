package org.safefront.statistics;

import java.util.Optional;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.Require;

/**
 * The rate that a judge who errs must have seen (Rogan and Gladen, American Journal of Epidemiology 107, 1978):
 * {@code (rate + specificity - 1) / (sensitivity + specificity - 1)}. The interval carries the error of the rate and that of the
 * calibration (Lang and Reiczigel, Preventive Veterinary Medicine 113, 2014); near 0 and 1 it is wider than it need be. It holds as far as the judge errs here as it does on
 * the items that it was calibrated on.
 */
public final class CorrectedRate {
    private static final double Z = Quantiles.normal(Quantiles.UPPER);

    private CorrectedRate() {}

    /**
     * Corrects a rate.
     *
     * @param rate share of yes that the judge says, 0 to 1
     * @param independent items that it rests on; repeats of one item are one
     * @param calibration of the judge
     * @return absent where the judge was calibrated on one kind alone, or tells the two apart no better than chance
     */
    public static Optional<Estimate> of(double rate, long independent, Agreement calibration) {
        Require.between("rate", 0, 1, rate);
        Require.atLeast("independent", 1, independent);
        Optional<Estimate> sensitivity = calibration.sensitivity();
        Optional<Estimate> specificity = calibration.specificity();
        if (sensitivity.isEmpty() || specificity.isEmpty()) {
            return Optional.empty();
        }
        double yes = sensitivity.orElseThrow().value();
        double no = specificity.orElseThrow().value();
        if (yes + no - 1 <= 0) {
            return Optional.empty();
        }
        double value = within((rate + no - 1) / (yes + no - 1));
        double[] ends = interval(rate, independent, calibration);
        return Optional.of(new Estimate(value, Math.min(value, ends[0]), Math.max(value, ends[1]), independent));
    }

    /** With so many successes and failures added that shares of 0 and 1 have an error too. */
    private static double[] interval(double rate, long independent, Agreement calibration) {
        double items = independent + Z * Z;
        double seen = (independent * rate + Z * Z / 2) / items;
        double positives = calibration.hits() + calibration.misses() + 2.0;
        double yes = (calibration.hits() + 1) / positives;
        double negatives = calibration.rejections() + calibration.falseAlarms() + 2.0;
        double no = (calibration.rejections() + 1) / negatives;
        double told = yes + no - 1;
        if (told <= 0) {
            return new double[] {0, 1};
        }
        double middle = (seen + no - 1) / told;
        double ofYes = yes * (1 - yes) / positives;
        double ofNo = no * (1 - no) / negatives;
        double shift = 2 * Z * Z * (middle * ofYes - (1 - middle) * ofNo);
        double error =
                Math.sqrt(seen * (1 - seen) / items + middle * middle * ofYes + (1 - middle) * (1 - middle) * ofNo)
                        / told;
        return new double[] {within(middle + shift - Z * error), within(middle + shift + Z * error)};
    }

    private static double within(double share) {
        return Math.min(1, Math.max(0, share));
    }
}
