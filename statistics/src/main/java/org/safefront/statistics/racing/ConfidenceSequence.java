package org.safefront.statistics.racing;

/**
 * Bounds on a difference that hold at all looks at once: the asymptotic confidence sequence of Robbins' normal mixture, Waudby-Smith,
 * Arbour, Sinha, Kennedy and Ramdas, arXiv 2103.06476, with cells as they count without an end in sight.
 *
 * @param mixture square of the mixture's scale, fixed before anything is seen
 * @param truth what the bounds are about
 */
record ConfidenceSequence(double mixture, Truth truth) {
    /** The bounds are narrowest after this share of the table. */
    private static final double NARROWEST = 0.4;

    private static final double ROUNDING = 1e-12;

    /**
     * A sequence that is narrowest in the middle of a table.
     *
     * @param level of one bound on one side, below 1/2
     * @param all cells of the table
     */
    static ConfidenceSequence of(double level, int all, Truth truth) {
        double log = -2 * Math.log(2 * level);
        return new ConfidenceSequence((log + Math.log(log) + 1) / (NARROWEST * all), truth);
    }

    /** How far the true difference may be from the one seen, on one side. */
    double width(PairDifference difference, double level) {
        double effective = difference.effective(truth);
        if (Double.isInfinite(effective)) {
            return 0;
        }
        double scaled = effective * mixture + 1;
        return Math.sqrt(difference.variance()
                * 2
                * scaled
                / (effective * effective * mixture)
                * Math.log1p(Math.sqrt(scaled) / (2 * level)));
    }

    /** The least level at which the difference seen is told from one that lies so far away: {@link #width} the other way round. */
    double level(PairDifference difference, double margin) {
        double effective = difference.effective(truth);
        if (Double.isInfinite(effective)) {
            return margin >= -ROUNDING ? 0 : 1;
        }
        if (margin <= 0) {
            return 1;
        }
        double scaled = effective * mixture + 1;
        double exponent = margin * margin * effective * effective * mixture / (2 * difference.variance() * scaled);
        return Math.min(1, Math.sqrt(scaled) / (2 * Math.expm1(exponent)));
    }
}
