package org.safefront.trainer.model;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalDouble;
import org.safefront.contracts.training.RunProgressed;
import org.safefront.lm.training.TrainingProgress;

/** Gathers steps into reports, at most one in a while. */
final class ProgressMeter {
    private static final long MILLIS_BETWEEN_REPORTS = 500;

    private final String runId;
    private final InstantSource clock;
    private final long started;
    private final int firstStep;
    private final double rate;
    private long reported;
    private double lossSum;
    private long trainedTokens;
    private long tokens;
    private double flops;

    /** @param rate floating-point operations a second that the device makes at its best */
    ProgressMeter(String runId, int firstStep, double rate, InstantSource clock) {
        this.rate = rate;
        this.runId = runId;
        this.clock = clock;
        this.firstStep = firstStep;
        this.started = clock.millis();
        this.reported = started;
    }

    /** Takes a step in; gives a report when it is time for one, and after the last step. */
    Optional<RunProgressed> add(TrainingProgress step) {
        lossSum += step.loss() * step.trainedTokens();
        trainedTokens += step.trainedTokens();
        tokens += step.tokens();
        flops += step.flops();
        long now = clock.millis();
        if (now - reported < MILLIS_BETWEEN_REPORTS && step.step() < step.totalSteps()) {
            return Optional.empty();
        }
        double seconds = Math.max(1, now - reported) / 1000.0;
        double secondsAStep = (now - started) / 1000.0 / (step.step() - firstStep);
        var report = new RunProgressed(
                runId,
                1,
                step.epoch(),
                step.step(),
                step.totalSteps(),
                lossSum / trainedTokens,
                step.learningRate(),
                tokens / seconds,
                OptionalDouble.of(flops / seconds / rate),
                secondsAStep * (step.totalSteps() - step.step()));
        reported = now;
        lossSum = 0;
        trainedTokens = 0;
        tokens = 0;
        flops = 0;
        return Optional.of(report);
    }
}
