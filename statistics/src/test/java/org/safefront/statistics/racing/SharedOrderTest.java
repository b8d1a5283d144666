package org.safefront.statistics.racing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SharedOrderTest {
    private static final List<String> ITEMS = List.of("a", "b", "c", "d", "e");

    /** By Python: {@code sorted(range(5), key=lambda i: hashlib.sha256(f"7\nreasoning\n{repeat}\n{items[i]}".encode()).hexdigest())}. */
    @Test
    void anybodyWithSha256HasTheSameOrder() {
        SharedOrder order = SharedOrder.of("reasoning", ITEMS, 2, 7);

        assertEquals(List.of(List.of(4, 0, 2, 1, 3), List.of(4, 2, 0, 1, 3)), order.passes());
    }

    @Test
    void positionsGoThroughOneRepeatAfterTheOther() {
        SharedOrder order = SharedOrder.of("reasoning", ITEMS, 2, 7);

        assertEquals(10, order.cells());
        assertEquals(
                List.of(4, 0, 2, 1, 3, 4, 2, 0, 1, 3),
                IntStream.range(0, 10).mapToObj(order::item).toList());
        assertEquals(
                List.of(0, 0, 0, 0, 0, 1, 1, 1, 1, 1),
                IntStream.range(0, 10).mapToObj(order::repeat).toList());
    }

    @Test
    void anItemMoreLeavesTheOthersInTheirOrder() {
        List<Integer> five = SharedOrder.of("reasoning", ITEMS, 1, 7).passes().get(0);
        List<Integer> six = SharedOrder.of("reasoning", List.of("a", "b", "c", "d", "e", "f"), 1, 7)
                .passes()
                .get(0);

        assertEquals(five, six.stream().filter(item -> item != 5).toList());
    }

    @Test
    void axesAndSeedsHaveTheirOwn() {
        List<String> items = IntStream.range(0, 50).mapToObj(Integer::toString).toList();

        assertNotEquals(SharedOrder.of("safety", items, 1, 7), SharedOrder.of("reasoning", items, 1, 7));
        assertNotEquals(SharedOrder.of("safety", items, 1, 7), SharedOrder.of("safety", items, 1, 8));
    }
}
