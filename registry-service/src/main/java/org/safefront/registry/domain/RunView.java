package org.safefront.registry.domain;

import java.util.Optional;
import org.safefront.contracts.Recipe;

/**
 * A run as people are shown it.
 *
 * @param runId which
 * @param recipe what it trains
 * @param state where it is
 * @param attempt how often it was taken up, 0 while it waits
 * @param trainableParameters numbers that the recipe moves, 0 while it waits
 * @param epochs passes that it is to make, 0 for the base
 * @param step optimizer steps done
 * @param totalSteps optimizer steps in all, 0 until it is known
 * @param progress the last report, absent before the first
 * @param message why it failed, absent otherwise
 */
public record RunView(
        String runId,
        Recipe recipe,
        RunState state,
        int attempt,
        long trainableParameters,
        int epochs,
        int step,
        int totalSteps,
        Optional<Pace> progress,
        Optional<String> message) {
    /**
     * How a run is going.
     *
     * @param epoch passes begun
     * @param loss mean loss of a completion token lately
     * @param tokensPerSecond through the model
     * @param etaSeconds until it ends
     */
    public record Pace(int epoch, double loss, double tokensPerSecond, double etaSeconds) {}
}
