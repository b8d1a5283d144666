package org.safefront.launcher.judging;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.safefront.benchmark.data.InvalidDataException;
import org.safefront.benchmark.data.JsonLine;
import org.safefront.benchmark.data.JsonRow;
import org.safefront.benchmark.data.JsonRows;
import org.safefront.judges.Exchange;
import org.safefront.judges.Judge;
import org.safefront.judges.Opinion;

/** Rows with what a judge says of them, as bytes that need only be written. */
final class JudgedGroup {
    private final byte[] text;
    private final VerdictCounts counts;
    private final Optional<InvalidDataException> failure;

    private JudgedGroup(byte[] text, VerdictCounts counts, Optional<InvalidDataException> failure) {
        this.text = text;
        this.counts = counts;
        this.failure = failure;
    }

    /** Has a judge read all lines before the first that is not as it should be. */
    static JudgedGroup by(Judge judge, LineGroup group) {
        var rows = new ArrayList<ObjectNode>();
        var exchanges = new ArrayList<Exchange>();
        Optional<InvalidDataException> failure = group.failure();
        try {
            for (JsonLine line : group.lines()) {
                JsonRow row = line.parse();
                exchanges.add(exchange(row));
                rows.add(row.content());
            }
        } catch (InvalidDataException e) {
            failure = Optional.of(e);
        }
        List<Opinion> opinions = exchanges.isEmpty() ? List.of() : judge.judge(exchanges);
        var counts = new VerdictCounts();
        opinions.forEach(counts::add);
        return new JudgedGroup(text(rows, opinions), counts, failure);
    }

    /** Writes the rows; then throws what was wrong with the line behind them. */
    void write(OutputStream out, VerdictCounts all) {
        try {
            out.write(text);
            out.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
        all.add(counts);
        failure.ifPresent(wrong -> {
            throw wrong;
        });
    }

    private static byte[] text(List<ObjectNode> rows, List<Opinion> opinions) {
        var text = new StringBuilder();
        IntStream.range(0, opinions.size())
                .mapToObj(i -> JsonRows.text(said(rows.get(i), opinions.get(i))))
                .forEach(row -> text.append(row).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static ObjectNode said(ObjectNode row, Opinion opinion) {
        if (opinion.invalid().isPresent()) {
            row.putNull("label").putNull("score");
        } else {
            row.put("label", opinion.label()).put("score", opinion.score());
        }
        ArrayNode categories = row.putArray("categories");
        opinion.categories().forEach(categories::add);
        opinion.invalid().ifPresent(reason -> row.put("invalid", reason.toString()));
        return row;
    }

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
