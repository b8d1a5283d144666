package org.safefront.statistics.racing;

import org.safefront.contracts.Require;

/**
 * One axis of the front.
 *
 * @param name as people call it
 * @param cells samples of one checkpoint in a finished table: items times repeats
 * @param blocks equal parts of these, after each of which a checkpoint is looked at; empty ones, where cells are few, are none
 */
public record RaceAxis(String name, int cells, int blocks) {
    private static final int USUAL_BLOCKS = 40;

    /** Every checkpoint begins with this share at least. */
    private static final int PARTS_OF_START = 20;

    /** With fewer cells a normal approximation says little; 31 and 46 were tried, and did no harm. */
    private static final int FEWEST_AT_START = 30;

    public RaceAxis {
        Require.text("name", name);
        Require.atLeast("cells", 1, cells);
        Require.atLeast("blocks", 1, blocks);
    }

    /** In 40 blocks. */
    public RaceAxis(String name, int cells) {
        this(name, cells, USUAL_BLOCKS);
    }

    /** Cells that every checkpoint begins with: whole blocks, a twentieth of all and 30 of them at least. */
    int start() {
        return blockEnd(Math.min(cells, Math.max(FEWEST_AT_START, cells / PARTS_OF_START)) - 1);
    }

    /** Where the block that begins with cell {@code from} ends; {@code from} is below {@link #cells}. */
    int blockEnd(int from) {
        int block = (int) ((long) from * blocks / cells) + 1;
        while (boundary(block) <= from) {
            block++;
        }
        return boundary(block);
    }

    private int boundary(int block) {
        return (int) ((long) block * cells / blocks);
    }
}
