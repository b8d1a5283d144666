package org.safefront.launcher.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;
import org.safefront.launcher.InOrder;

/** A file of prompts and responses. Rows are judged in groups, several groups at a time, and come back in their order. */
public final class ExchangeFile {
    /** Enough for a judge to sort by length, and few enough to be shown as progress. */
    private static final int GROUP = 128;

    private final Path file;
    private final long rows;

    private ExchangeFile(Path file, long rows) {
        this.file = file;
        this.rows = rows;
    }

    /**
     * Reads every row, and keeps none.
     *
     * @throws org.safefront.benchmark.data.InvalidDataException for the first that is not as it should be
     */
    public static ExchangeFile check(Path file) {
        var count = new AtomicLong();
        JsonRows.each(file, row -> {
            exchange(row);
            count.incrementAndGet();
        });
        return new ExchangeFile(file, count.get());
    }

    /** How many there are. */
    public long rows() {
        return rows;
    }

    /**
     * Has all of them judged.
     *
     * @param jobs groups at a time
     * @param taker gets each row as it stands in the file, with what the judge says of it
     * @param progress is told how many are done
     */
    public void judge(Judge judge, int jobs, BiConsumer<ObjectNode, Opinion> taker, LongConsumer progress) {
        var done = new AtomicLong();
        Consumer<Group> each = group -> {
            IntStream.range(0, group.rows().size())
                    .forEach(i -> taker.accept(
                            group.rows().get(i).content(), group.opinions().get(i)));
            progress.accept(done.addAndGet(group.rows().size()));
        };
        try (var judged = new InOrder<>(jobs, each)) {
            var waiting = new ArrayList<JsonRow>();
            JsonRows.each(file, row -> {
                waiting.add(row);
                if (waiting.size() == GROUP) {
                    add(judged, judge, waiting);
                }
            });
            add(judged, judge, waiting);
            judged.finish();
        }
    }

    private static void add(InOrder<Group> judged, Judge judge, List<JsonRow> waiting) {
        List<JsonRow> group = List.copyOf(waiting);
        waiting.clear();
        judged.add(() -> new Group(
                group, judge.judge(group.stream().map(row -> exchange(row)).toList())));
    }

    private record Group(List<JsonRow> rows, List<Opinion> opinions) {}

    private static Exchange exchange(JsonRow row) {
        return new Exchange(text(row, "prompt"), text(row, "response"));
    }

    private static String text(JsonRow row, String field) {
        JsonNode value = row.content().path(field);
        if (!value.isTextual()) {
            throw row.place().refuse("field " + field + (value.isMissingNode() ? " is missing" : " must be a text"));
        }
        return value.textValue();
    }
}
