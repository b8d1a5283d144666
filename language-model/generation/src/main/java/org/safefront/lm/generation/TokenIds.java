package org.safefront.lm.generation;

import java.util.Arrays;

/** Tokens by their ids, unchangeable. */
public final class TokenIds {
    private final int[] ids;

    private TokenIds(int[] ids) {
        this.ids = ids;
    }

    /** These ids. */
    public static TokenIds of(int... ids) {
        return new TokenIds(ids.clone());
    }

    /** How many there are. */
    public int size() {
        return ids.length;
    }

    /** The id at this place, counted from 0. */
    public int get(int index) {
        return ids[index];
    }

    /** A copy of those from one place to another, the last left out. */
    int[] slice(int from, int to) {
        return Arrays.copyOfRange(ids, from, to);
    }

    /** A copy, for instance for a tokenizer. */
    public int[] toArray() {
        return ids.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TokenIds that && Arrays.equals(ids, that.ids);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(ids);
    }

    @Override
    public String toString() {
        return Arrays.toString(ids);
    }
}
