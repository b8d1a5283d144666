package org.safefront.judges.refusal;

import java.util.List;
import java.util.SortedSet;

/** Sequences of one to three words as places in a table, by a hash of their letters (FNV-1a, 64 bits, with a last mixing). */
final class Grams {
    private static final long OFFSET = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private final int size;

    /** @param size of the table, a power of two; place 0 stays empty */
    Grams(int size) {
        this.size = size;
    }

    /** Adds the places of all sequences of at most so many words; equal sequences in two spaces have two places. */
    void add(SortedSet<Integer> places, String space, List<String> words, int longest) {
        for (int from = 0; from < words.size(); from++) {
            long hash = mixed(OFFSET, space);
            for (int at = from; at < Math.min(words.size(), from + longest); at++) {
                hash = mixed(hash, words.get(at));
                places.add(place(hash));
            }
        }
    }

    private int place(long hash) {
        long spread = (hash ^ (hash >>> 32)) * 0x9E3779B97F4A7C15L;
        return 1 + (int) Long.remainderUnsigned(spread >>> 20, size - 1);
    }

    private static long mixed(long hash, String word) {
        long next = hash;
        for (int i = 0; i < word.length(); i++) {
            next = (next ^ word.charAt(i)) * PRIME;
        }
        return (next ^ ' ') * PRIME;
    }
}
