package org.safefront.lm.generation.classifier;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class LengthSortedBatchesTest {
    @Test
    void padsToNoMoreThanTheBudget() {
        List<List<Integer>> batches = LengthSortedBatches.of(List.of(9, 2, 3, 2, 40, 4, 9), 12);

        assertEquals(List.of(List.of(1, 3, 2), List.of(5), List.of(0), List.of(6), List.of(4)), batches);
    }

    @Test
    void nothingNeedsNoBatch() {
        assertEquals(List.of(), LengthSortedBatches.of(List.of(), 12));
    }
}
