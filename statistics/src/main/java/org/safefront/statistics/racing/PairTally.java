package org.safefront.statistics.racing;

/** Two checkpoints on the cells that both have sampled; only cells that are new since the last time are counted. */
final class PairTally {
    private final int all;
    private int cells;
    private int firstOnly;
    private int secondOnly;

    PairTally(int all) {
        this.all = all;
    }

    /** Whether there was anything new. */
    boolean extend(OutcomeBits first, OutcomeBits second) {
        int common = Math.min(first.length(), second.length());
        if (common == cells) {
            return false;
        }
        firstOnly += first.only(second, cells, common);
        secondOnly += second.only(first, cells, common);
        cells = common;
        return true;
    }

    /** Second less first; there must be a cell. */
    PairDifference difference() {
        double mean = (double) (secondOnly - firstOnly) / cells;
        double squares = (double) (secondOnly + firstOnly) / cells;
        // 1/n more: that two did not differ on few cells does not make them the same for certain.
        return new PairDifference(cells, mean, squares - mean * mean + 1.0 / cells, all);
    }
}
