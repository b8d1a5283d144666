package org.safefront.registry.domain;

import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.Optimization;
import org.safefront.contracts.Recipe;
import org.safefront.contracts.training.RunFailed;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.contracts.training.RunRequested;
import org.safefront.contracts.training.RunStarted;

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
 * @param totalSteps optimizer steps in all, as the trainer says or, before it does, as follows from the recipe
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
     * @param fractionOfBound of what the device does at its best, absent where that is not known
     * @param etaSeconds until it ends
     */
    public record Pace(
            int epoch, double loss, double tokensPerSecond, OptionalDouble fractionOfBound, double etaSeconds) {
        static Pace of(RunProgressed report) {
            return new Pace(
                    report.epoch(),
                    report.loss(),
                    report.tokensPerSecond(),
                    report.fractionOfBound(),
                    report.etaSeconds());
        }
    }

    /** A run that nobody has taken up yet. */
    public static RunView waiting(RunRequested run) {
        return new RunView(
                run.runId(),
                run.recipe(),
                RunState.WAITING,
                0,
                0,
                epochs(run.recipe()),
                0,
                plannedSteps(run),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The run as far as the trainer has told of it.
     *
     * @param completed whether it reached its last epoch
     */
    public static RunView of(
            RunRequested run,
            Optional<RunStarted> started,
            Optional<RunProgressed> progress,
            boolean completed,
            Optional<RunFailed> failed) {
        int totalSteps = started.map(RunStarted::totalSteps).orElseGet(() -> plannedSteps(run));
        return new RunView(
                run.runId(),
                run.recipe(),
                state(started.isPresent(), completed, failed.isPresent()),
                started.map(RunStarted::attempt).orElse(0),
                started.map(RunStarted::trainableParameters).orElse(0L),
                epochs(run.recipe()),
                completed ? totalSteps : progress.map(RunProgressed::step).orElse(0),
                totalSteps,
                progress.map(Pace::of),
                failed.map(RunFailed::message));
    }

    private static RunState state(boolean started, boolean completed, boolean failed) {
        if (completed) {
            return RunState.COMPLETED;
        }
        if (failed) {
            return RunState.FAILED;
        }
        return started ? RunState.TRAINING : RunState.WAITING;
    }

    private static int epochs(Recipe recipe) {
        return recipe.optimization().map(Optimization::epochs).orElse(0);
    }

    /** Every epoch takes every row once, and the last step of an epoch may be smaller than the others. */
    private static int plannedSteps(RunRequested run) {
        long steps = run.recipe()
                .optimization()
                .flatMap(how -> run.data().map(data -> how.epochs() * stepsPerEpoch(data.rows(), how)))
                .orElse(0L);
        return (int) Math.min(Integer.MAX_VALUE, steps);
    }

    private static long stepsPerEpoch(long rows, Optimization how) {
        long perStep = (long) how.batchSize() * how.accumulation();
        return (rows + perStep - 1) / perStep;
    }
}
