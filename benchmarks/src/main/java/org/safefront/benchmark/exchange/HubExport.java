package org.safefront.benchmark.exchange;

import java.util.Locale;
import org.safefront.contracts.Estimate;
import org.safefront.contracts.evaluation.EvaluationCompleted;

/**
 * A score for the folder {@code .eval_results} of a model on the Hugging Face Hub, as {@code huggingface_hub} reads it. The
 * interval, the samples and the protocol have no field there and stand in the notes.
 */
final class HubExport {
    private HubExport() {}

    static String of(ExportHeader header) {
        EvaluationCompleted result = header.result();
        Estimate score = result.score();
        String notes = String.format(
                Locale.ROOT,
                "95 %% interval %.4f to %.4f, %d samples; version %s; %s",
                score.low(),
                score.high(),
                score.n(),
                result.benchmarkVersion(),
                String.join(" + ", result.engines()));
        return "- dataset:\n"
                + "    id: " + quoted(result.benchmark()) + "\n"
                + "    task_id: " + quoted(result.benchmark()) + "\n"
                + "  value: " + score.value() + "\n"
                + "  date: " + quoted(header.created()) + "\n"
                + "  notes: " + quoted(notes) + "\n";
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
