package org.safefront.benchmark;

import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import org.safefront.benchmark.data.DataFile;
import org.safefront.benchmark.data.Located;

/**
 * The rows of a benchmark's data, as its authors publish them.
 *
 * @param type of a row; columns that it does not have are passed over
 * @param idField the column that names a row, for the message where two are the same; absent names are numbers
 * @param item from the number of a row, from 1, and the row to the item
 */
public record ItemRows<R extends Record>(Class<R> type, String idField, BiFunction<Integer, R, BenchmarkItem> item) {
    /**
     * The items of a file, in the order of its rows, each with an id of its own.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException naming file, line and field of the first that is not as it
     *     should be
     */
    public List<BenchmarkItem> items(Path file) {
        List<Located<R>> rows = DataFile.rows(file, type);
        List<Located<BenchmarkItem>> items = IntStream.range(0, rows.size())
                .mapToObj(i -> item(i + 1, rows.get(i)))
                .toList();
        DataFile.requireUnique(items, idField, BenchmarkItem::id);
        return items.stream().map(Located::row).toList();
    }

    private Located<BenchmarkItem> item(int number, Located<R> row) {
        try {
            return new Located<>(item.apply(number, row.row()), row.place());
        } catch (IllegalArgumentException e) {
            throw row.place().refuse(e.getMessage());
        }
    }
}
