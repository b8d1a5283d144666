package org.safefront.benchmark.exchange;

import org.safefront.contracts.Require;
import org.safefront.contracts.evaluation.EvaluationCompleted;

/**
 * What stands over exported samples.
 *
 * @param result that they make
 * @param model by which name others know the checkpoint
 * @param created when they were exported: ISO 8601, UTC
 */
public record ExportHeader(EvaluationCompleted result, String model, String created) {
    public ExportHeader {
        Require.present("result", result);
        Require.text("model", model);
        Require.text("created", created);
    }
}
