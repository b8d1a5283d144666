package org.safefront.contracts.training;

import java.util.Optional;
import org.safefront.contracts.ContentId;
import org.safefront.contracts.Require;

/**
 * A worker took the run up, for the first time or again.
 *
 * @param runId which
 * @param attempt 1 for the first time
 * @param trainableParameters numbers that this recipe moves
 * @param totalSteps optimizer steps of the whole run
 * @param resumedFrom the checkpoint it goes on from, absent where it starts from the base
 * @param device on which it trains, and in which precision, for instance "cpu, float32"
 * @param codeVersion of the trainer
 */
public record RunStarted(
        String runId,
        int attempt,
        long trainableParameters,
        int totalSteps,
        Optional<String> resumedFrom,
        String device,
        String codeVersion)
        implements TrainingFact {
    public RunStarted {
        Require.id("runId", ContentId.RUN, runId);
        Require.atLeast("attempt", 1, attempt);
        Require.atLeast("trainableParameters", 0, trainableParameters);
        Require.atLeast("totalSteps", 0, totalSteps);
        resumedFrom.ifPresent(id -> Require.id("resumedFrom", ContentId.CHECKPOINT, id));
        Require.text("device", device);
        Require.text("codeVersion", codeVersion);
    }

    @Override
    public String identity() {
        return runId + "/" + attempt;
    }
}
