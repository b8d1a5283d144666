package org.safefront.statistics.racing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.safefront.contracts.Require;
import org.safefront.contracts.Sha256;

/**
 * The order in which every checkpoint samples an axis: each repeat is a pass over all items, in an order of its own that looks like chance
 * and follows from the seed and the items' names, so that whoever knows these knows the order.
 *
 * @param passes for each repeat the places of the items, in the order of sampling
 */
public record SharedOrder(List<List<Integer>> passes) {
    public SharedOrder {
        passes = passes.stream().map(List::copyOf).toList();
    }

    /**
     * Orders the cells of an axis: in each pass items by the SHA-256 of seed, axis, repeat and item, parted by line feeds, in UTF-8.
     *
     * @param items their names, each once
     * @param repeats samples of each item
     */
    public static SharedOrder of(String axis, List<String> items, int repeats, long seed) {
        Require.some("items", items);
        Require.atLeast("repeats", 1, repeats);
        var passes = new ArrayList<List<Integer>>();
        for (int repeat = 0; repeat < repeats; repeat++) {
            passes.add(pass(seed + "\n" + axis + "\n" + repeat + "\n", items));
        }
        return new SharedOrder(passes);
    }

    private record Placed(String digest, int item) {}

    private static List<Integer> pass(String prefix, List<String> items) {
        var placed = new ArrayList<Placed>();
        for (int item = 0; item < items.size(); item++) {
            placed.add(new Placed(Sha256.hex(prefix + items.get(item)), item));
        }
        return placed.stream()
                .sorted(Comparator.comparing(Placed::digest))
                .map(Placed::item)
                .toList();
    }

    /** Cells in all. */
    public int cells() {
        return passes.size() * passes.get(0).size();
    }

    /** Place of the item that is sampled at a position. */
    public int item(int position) {
        int items = passes.get(0).size();
        return passes.get(position / items).get(position % items);
    }

    /** Which repeat of it, from 0. */
    public int repeat(int position) {
        return position / passes.get(0).size();
    }
}
