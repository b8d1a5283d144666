package org.safefront.statistics.racing;

import org.safefront.contracts.Require;

/**
 * One axis of the front.
 *
 * @param name as people call it
 * @param cells samples of one checkpoint in a finished table: items times repeats
 */
public record RaceAxis(String name, int cells) {
    /** A checkpoint is looked at after so many equal blocks. */
    private static final int BLOCKS = 40;

    private static final int BLOCKS_AT_START = 2;

    /** With fewer cells a normal approximation says little; 31 and 46 were tried, and did no harm. */
    private static final int FEWEST_AT_START = 30;

    public RaceAxis {
        Require.text("name", name);
        Require.atLeast("cells", 1, cells);
    }

    /** Cells that every checkpoint begins with. */
    int start() {
        return Math.max(boundary(BLOCKS_AT_START), Math.min(cells, FEWEST_AT_START));
    }

    /** Where the block that begins with cell {@code from} ends; {@code from} is below {@link #cells}. */
    int blockEnd(int from) {
        int block = (int) ((long) from * BLOCKS / cells) + 1;
        while (boundary(block) <= from) {
            block++;
        }
        return boundary(block);
    }

    private int boundary(int blocks) {
        return (int) ((long) blocks * cells / BLOCKS);
    }
}
