package org.safefront.benchmark.exchange;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.safefront.contracts.rows.Outcome;

/** Lines {@code task_id, completion, result, passed}; the samples of a task are its repeats, in the order of the file. */
final class HumanEvalResults implements SampleReader {
    @Override
    public void each(Path file, Consumer<ForeignSample> samples) throws IOException {
        Map<String, Integer> seen = new HashMap<>();
        ForeignJson.lines(file, entry -> {
            String task = entry.text("task_id");
            int repeat = seen.merge(task, 1, Integer::sum) - 1;
            samples.accept(sample(entry, task, repeat));
        });
    }

    private static ForeignSample sample(ForeignJson.Entry entry, String task, int repeat) {
        return new ForeignSample(
                task,
                repeat,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                entry.text("completion"),
                Optional.empty(),
                outcome(entry),
                Optional.empty(),
                OptionalInt.empty(),
                List.of());
    }

    /** A file of samples that were not run yet has no {@code passed}. */
    private static Optional<Outcome> outcome(ForeignJson.Entry entry) {
        if (!entry.json().has("passed")) {
            return Optional.empty();
        }
        if (!entry.json().path("passed").isBoolean()) {
            throw entry.refuse("field passed must be true or false");
        }
        return Optional.of(entry.json().path("passed").booleanValue() ? Outcome.CORRECT : Outcome.WRONG);
    }
}
