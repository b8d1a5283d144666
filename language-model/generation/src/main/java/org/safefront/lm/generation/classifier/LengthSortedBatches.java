package org.safefront.lm.generation.classifier;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Parts texts into batches of similar lengths, so that little is padded. */
final class LengthSortedBatches {
    private LengthSortedBatches() {}

    /**
     * Batches of indices, the shortest texts first.
     *
     * @param lengths of the texts
     * @param tokens that a batch may have when all its texts are as long as the longest; a longer text is alone
     */
    static List<List<Integer>> of(List<Integer> lengths, int tokens) {
        List<Integer> sorted = IntStream.range(0, lengths.size())
                .boxed()
                .sorted(Comparator.comparing(lengths::get))
                .toList();
        var batches = new ArrayList<List<Integer>>();
        int start = 0;
        for (int end = 1; end <= sorted.size(); end++) {
            boolean full = end == sorted.size() || lengths.get(sorted.get(end)) * (end + 1 - start) > tokens;
            if (full) {
                batches.add(sorted.subList(start, end));
                start = end;
            }
        }
        return batches;
    }
}
