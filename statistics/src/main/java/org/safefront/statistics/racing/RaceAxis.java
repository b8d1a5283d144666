package org.safefront.statistics.racing;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.safefront.contracts.Require;

/**
 * One axis of the front.
 *
 * @param name as people call it
 * @param ends places in the shared order where a checkpoint is looked at, ascending; the last is the number of cells
 * @param start the one of these that every checkpoint begins with
 */
public record RaceAxis(String name, List<Integer> ends, int start) {
    private static final int USUAL_BLOCKS = 40;

    /** Every checkpoint begins with this share at least. */
    private static final int PARTS_OF_START = 20;

    /** With fewer cells a normal approximation says little; 31 and 46 were tried, and did no harm. */
    private static final int FEWEST_AT_START = 30;

    public RaceAxis {
        Require.text("name", name);
        ends = Require.some("ends", ends);
        int before = 0;
        for (int end : ends) {
            Require.atLeast("ends", before + 1, end);
            before = end;
        }
        Require.that(ends.contains(start), "start must be one of ends, was " + start);
    }

    /** In 40 blocks. */
    public RaceAxis(String name, int cells) {
        this(name, cells, USUAL_BLOCKS);
    }

    /**
     * In equal blocks; empty ones, where cells are few, are none. Every checkpoint begins with whole blocks, a twentieth of all
     * cells and 30 of them at least.
     */
    public RaceAxis(String name, int cells, int blocks) {
        this(name, equal(cells, blocks));
    }

    private RaceAxis(String name, List<Integer> ends) {
        this(name, ends, usualStart(ends));
    }

    /** In blocks of such sizes, of which every checkpoint begins with the first. */
    public static RaceAxis ofBlocks(String name, List<Integer> sizes) {
        var ends = new ArrayList<Integer>();
        int end = 0;
        for (int size : sizes) {
            end += size;
            ends.add(end);
        }
        return new RaceAxis(name, ends, ends.get(0));
    }

    private static List<Integer> equal(int cells, int blocks) {
        Require.atLeast("cells", 1, cells);
        Require.atLeast("blocks", 1, blocks);
        return IntStream.rangeClosed(1, blocks)
                .map(block -> (int) ((long) block * cells / blocks))
                .filter(end -> end > 0)
                .distinct()
                .boxed()
                .toList();
    }

    private static int usualStart(List<Integer> ends) {
        int cells = ends.get(ends.size() - 1);
        return end(ends, Math.min(cells, Math.max(FEWEST_AT_START, cells / PARTS_OF_START)) - 1);
    }

    /** Samples of one checkpoint in a finished table: items times repeats. */
    public int cells() {
        return ends.get(ends.size() - 1);
    }

    /** Where the block that begins with cell {@code from} ends; {@code from} is below {@link #cells}. */
    int blockEnd(int from) {
        return end(ends, from);
    }

    private static int end(List<Integer> ends, int from) {
        for (int end : ends) {
            if (end > from) {
                return end;
            }
        }
        throw new IllegalArgumentException("there is no cell " + from);
    }
}
