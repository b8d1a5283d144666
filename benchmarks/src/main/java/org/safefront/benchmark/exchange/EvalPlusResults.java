package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.safefront.contracts.rows.Outcome;

/**
 * {@code eval: {task: [{solution, base_status, plus_status}]}}. Correct is what EvalPlus counts for its second score: both
 * states are {@code pass}; where the additional tests were not run, the first alone.
 */
final class EvalPlusResults implements SampleReader {
    private static final String SCORES = "pass_at_k";
    private static final String BASE = "base";
    private static final String PLUS = "plus";
    private static final String PASS = "pass";
    private static final Pattern PASS_AT = Pattern.compile("pass@([1-9]\\d{0,8})");

    @Override
    public void each(Path file, Consumer<ForeignSample> samples) throws IOException {
        JsonNode tasks = ForeignJson.MAPPER.readTree(file.toFile()).path("eval");
        if (!tasks.isObject()) {
            throw new ForeignFileException(file, "", "field eval must be an object of tasks");
        }
        for (Map.Entry<String, JsonNode> task : tasks.properties()) {
            int repeat = 0;
            for (JsonNode answer : task.getValue()) {
                var entry = new ForeignJson.Entry(file, task.getKey() + ", sample " + (repeat + 1), answer);
                samples.accept(sample(entry, task.getKey(), repeat));
                repeat++;
            }
        }
    }

    @Override
    public List<StatedScore> stated(Path file) throws IOException {
        var stated = new ArrayList<StatedScore>();
        JsonNode scores = ForeignJson.field(file, SCORES).orElse(MissingNode.getInstance());
        for (Map.Entry<String, JsonNode> tests : scores.properties()) {
            for (Map.Entry<String, JsonNode> score : tests.getValue().properties()) {
                stated.add(stated(file, tests.getKey(), score.getKey(), score.getValue()));
            }
        }
        return stated;
    }

    private static StatedScore stated(Path file, String tests, String metric, JsonNode value) {
        if (!value.isNumber()) {
            throw new ForeignFileException(
                    file, "", "field " + SCORES + "." + tests + "." + metric + " must be a number");
        }
        Matcher passAt = PASS_AT.matcher(metric);
        OptionalInt k = passAt.matches() ? OptionalInt.of(Integer.parseInt(passAt.group(1))) : OptionalInt.empty();
        return new StatedScore(tests + " " + metric, tests, value.doubleValue(), OptionalLong.empty(), k);
    }

    private static ForeignSample sample(ForeignJson.Entry entry, String task, int repeat) {
        return new ForeignSample(
                task,
                repeat,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entry.text("solution"),
                Optional.empty(),
                Optional.of(outcome(entry)),
                Optional.empty(),
                OptionalInt.empty(),
                marks(entry));
    }

    private static Outcome outcome(ForeignJson.Entry entry) {
        return marks(entry).stream().allMatch(Mark::correct) ? Outcome.CORRECT : Outcome.WRONG;
    }

    /** The additional tests count only together with the first. */
    private static List<Mark> marks(ForeignJson.Entry entry) {
        boolean base = entry.text("base_status").equals(PASS);
        var marks = new ArrayList<Mark>();
        marks.add(new Mark(BASE, base));
        entry.optionalText("plus_status").ifPresent(plus -> marks.add(new Mark(PLUS, base && plus.equals(PASS))));
        return marks;
    }
}
