package org.safefront.statistics.racing;

/** Outcomes of one checkpoint on one axis, in the shared order, a bit a cell. */
final class OutcomeBits {
    private final long[] words;
    private final int cells;
    private int length;

    OutcomeBits(int cells) {
        this.words = new long[(cells + Long.SIZE - 1) / Long.SIZE];
        this.cells = cells;
    }

    void add(boolean correct) {
        if (length == cells) {
            throw new IllegalStateException("all " + cells + " cells are there already");
        }
        if (correct) {
            words[length / Long.SIZE] |= 1L << length;
        }
        length++;
    }

    int length() {
        return length;
    }

    /** Cells that are correct here and not there, from one place to before another, which must be behind it. */
    int only(OutcomeBits other, int from, int to) {
        int first = from / Long.SIZE;
        int last = (to - 1) / Long.SIZE;
        int count = 0;
        for (int word = first; word <= last; word++) {
            long bits = words[word] & ~other.words[word];
            // Shifts count modulo 64, so that a whole last word stays whole.
            bits &= word == first ? -1L << from : -1L;
            bits &= word == last ? -1L >>> -to : -1L;
            count += Long.bitCount(bits);
        }
        return count;
    }
}
