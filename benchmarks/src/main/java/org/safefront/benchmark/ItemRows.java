package org.safefront.benchmark;

import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;

/**
 * The rows of a benchmark's data, as its authors publish them.
 *
 * @param type of a row; columns that it does not have are passed over
 * @param item from the number of a row, from 1, and the row to the item
 */
public record ItemRows<R extends Record>(Class<R> type, BiFunction<Integer, R, BenchmarkItem> item) {
    /** Rows that are items already. */
    static final ItemRows<BenchmarkItem> ITEMS = new ItemRows<>(BenchmarkItem.class, (number, row) -> row);

    /** Reads rows of a type. */
    public interface Reader {
        /** All rows, in their order. */
        <T extends Record> List<T> read(Class<T> type);
    }

    /** The items, in the order of their rows. */
    public List<BenchmarkItem> items(Reader reader) {
        List<R> rows = reader.read(type);
        return IntStream.range(0, rows.size())
                .mapToObj(i -> item.apply(i + 1, rows.get(i)))
                .toList();
    }
}
