package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.safefront.contracts.rows.Outcome;

/**
 * {@code eval: {task: [{solution, base_status, plus_status}]}}. Correct is what EvalPlus counts for its second score: both
 * states are {@code pass}; where the additional tests were not run, the first alone.
 */
final class EvalPlusResults implements SampleReader {
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
                OptionalInt.empty());
    }

    private static Outcome outcome(ForeignJson.Entry entry) {
        boolean base = entry.text("base_status").equals("pass");
        boolean plus = entry.optionalText("plus_status").orElse("pass").equals("pass");
        return base && plus ? Outcome.CORRECT : Outcome.WRONG;
    }
}
