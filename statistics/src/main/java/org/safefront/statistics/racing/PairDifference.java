package org.safefront.statistics.racing;

/**
 * A rival less a checkpoint, cell by cell, on one axis.
 *
 * @param cells that both have sampled, at least 1
 * @param mean of the difference, -1 to 1
 * @param variance of the difference of one cell
 * @param all cells of a finished table
 */
record PairDifference(int cells, double mean, double variance, int all) {
    PairDifference reversed() {
        // So that no difference is 0 and not minus 0.
        return new PairDifference(cells, 0 - mean, variance, all);
    }

    /** Cells as they would count if no end were in sight; infinite where all are seen. */
    double effective(Truth truth) {
        return truth == Truth.TRUE_RATES ? cells : cells / (1 - (double) cells / all);
    }

    /** Standard deviation of the mean; 0 where all that is asked about has been seen. */
    double deviation(Truth truth) {
        return Math.sqrt(variance / effective(truth));
    }
}
